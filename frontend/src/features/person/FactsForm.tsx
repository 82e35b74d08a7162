import { useState } from 'react'
import { api, ask, ifMatch } from '../../api/client'
import type { DescribeIn, Person } from '../../api/schema.gen'
import { Button } from '../../ui/Button'
import { DateField } from '../../ui/DateField'
import { ErrorSummary } from '../../ui/ErrorSummary'
import { Check, Select, TextArea, TextField } from '../../ui/Field'
import { Section } from '../../ui/parts'
import { choices, words } from '../../ui/words'
import { useSend } from '../../api/useSend'

const ETHNICITIES = [
  'WBRI', 'WIRI', 'WIRT', 'WROM', 'WOTH', 'MWBC', 'MWBA', 'MWAS', 'MOTH', 'AIND', 'APKN', 'ABAN', 'AOTH', 'BCRB', 'BAFR',
  'BOTH', 'CHNE', 'OOTH', 'REFU', 'NOBT',
] // prettier-ignore
const DISABILITIES = [
  'NONE',
  'MOB',
  'HAND',
  'PC',
  'INC',
  'COMM',
  'LD',
  'HEAR',
  'VIS',
  'BEH',
  'CON',
  'AUT',
  'DDA',
] as const

const some = (text: string) => text.trim() || null
const list = (text: string) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

/** The single facts. Only what was changed is sent. */
export function FactsForm({ person, version, onDone }: { person: Person; version: string; onDone: () => void }) {
  const [born, setBorn] = useState(person.date_of_birth)
  const [due, setDue] = useState(person.due_date)
  const [sex, setSex] = useState<string>(person.sex)
  const [gender, setGender] = useState(person.gender_words ?? '')
  const [ethnicity, setEthnicity] = useState<string>(person.ethnicity)
  const [ethnicWords, setEthnicWords] = useState(person.ethnicity_words ?? '')
  const [languages, setLanguages] = useState(person.languages.join(', '))
  const [interpreter, setInterpreter] = useState(person.interpreter ?? '')
  const [communication, setCommunication] = useState(person.communication ?? '')
  const [disabilities, setDisabilities] = useState<string[]>(person.disabilities)
  const [disabilityWords, setDisabilityWords] = useState(person.disability_words ?? '')
  const [religion, setReligion] = useState(person.religion ?? '')
  const [nationality, setNationality] = useState(person.nationality ?? '')
  const [reason, setReason] = useState('')
  const change = useSend('/date_of_birth', [['person', person.id]])
  const now: Record<string, unknown> = {
    date_of_birth: born, due_date: due, sex, gender_words: some(gender), ethnicity, ethnicity_words: some(ethnicWords),
    languages: list(languages), interpreter: some(interpreter), communication: some(communication), disabilities,
    disability_words: some(disabilityWords), religion: some(religion), nationality: some(nationality),
  } // prettier-ignore
  const send = () => {
    const found: Record<string, string> = {}
    if (born === '') found['/date_of_birth'] = 'Enter a real date of birth, or leave it empty'
    if (due === '') found['/due_date'] = 'Enter a real due date, or leave it empty'
    const before = person as unknown as Record<string, unknown>
    const changed = Object.fromEntries(
      Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
    )
    if (Object.keys(changed).length === 0) found['/date_of_birth'] = 'Nothing was changed'
    const body = { ...changed, ...(reason.trim() ? { reason } : {}) } as DescribeIn
    const at = { params: { path: { id: person.id }, header: ifMatch(version) } }
    change.send(found, () => ask(api.POST('/api/v1/people/{id}/describe', { ...at, body })), onDone)
  }
  const field = (at: string) => ({ at, error: change.errors[at] })
  return (
    <Section title="Facts">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ErrorSummary errors={change.errors} />
        <div className="app-halves">
          <DateField {...field('/date_of_birth')} label="Date of birth" value={born} onChange={setBorn} />
          <DateField {...field('/due_date')} label="Due date, if not born yet" value={due} onChange={setDue} />
          <Select
            {...field('/sex')}
            label="Sex, as the returns ask it"
            value={sex}
            onChange={setSex}
            options={choices(['F', 'M', 'U'])}
          />
          <TextField
            {...field('/gender_words')}
            label="Gender, in their own words"
            value={gender}
            onChange={setGender}
          />
          <Select
            {...field('/ethnicity')}
            label="Ethnicity"
            value={ethnicity}
            onChange={setEthnicity}
            options={choices(ETHNICITIES)}
          />
          <TextField
            {...field('/ethnicity_words')}
            label="Ethnicity, in their own words"
            value={ethnicWords}
            onChange={setEthnicWords}
          />
          <TextField
            {...field('/languages')}
            label="Languages"
            hint="With commas between"
            value={languages}
            onChange={setLanguages}
          />
          <TextField
            {...field('/interpreter')}
            label="Interpreter needed for"
            value={interpreter}
            onChange={setInterpreter}
          />
          <TextField {...field('/religion')} label="Religion" value={religion} onChange={setReligion} />
          <TextField {...field('/nationality')} label="Nationality" value={nationality} onChange={setNationality} />
        </div>
        <TextArea
          {...field('/communication')}
          label="How best to talk together"
          rows={2}
          value={communication}
          onChange={setCommunication}
        />
        <fieldset className="govuk-fieldset govuk-form-group">
          <legend className="govuk-fieldset__legend">Disability</legend>
          <div className="app-row">
            {DISABILITIES.map((code) => (
              <Check
                key={code}
                label={words(code)}
                checked={disabilities.includes(code)}
                onChange={(on) =>
                  setDisabilities(on ? [...disabilities, code] : disabilities.filter((each) => each !== code))
                }
              />
            ))}
          </div>
        </fieldset>
        <TextField
          {...field('/disability_words')}
          label="Disability, in their own words"
          value={disabilityWords}
          onChange={setDisabilityWords}
        />
        <TextField
          {...field('/reason')}
          label="Why does something change that was known already?"
          value={reason}
          onChange={setReason}
        />
        <Button type="submit" busy={change.busy}>
          Save
        </Button>
      </form>
    </Section>
  )
}
