import type { Bond, Descent, Household, Kin, KinPerson, Level, Sex } from './kin'

/** Tells an invented family shortly. For tests. */
export class Tale {
  private readonly people = new Map<string, KinPerson>()
  private readonly kin: Omit<Kin, 'people' | 'focus'> = {
    parentage: [], couples: [], siblings: [], twins: [], levels: [], households: [],
  } // prettier-ignore

  private readonly focus: string

  constructor(focus: string) {
    this.focus = focus
  }

  person(name: string, sex: Sex, more: Partial<KinPerson> = {}): this {
    this.people.set(name, { id: name, name, sex, lines: [name, ''], ...more })
    return this
  }
  women(...names: string[]): this {
    for (const name of names) this.person(name, 'F')
    return this
  }
  men(...names: string[]): this {
    for (const name of names) this.person(name, 'M')
    return this
  }
  couple(one: string, other: string, bond: Bond = 'partners'): this {
    this.kin.couples.push({ one, other, bond })
    return this
  }
  child(name: string, sex: Sex, born: string | null, parents: string[], line: Descent = 'birth'): this {
    if (!this.people.has(name)) this.person(name, sex, { born })
    for (const parent of parents) this.kin.parentage.push({ child: name, parent, line })
    return this
  }
  siblings(...names: [string, string][]): this {
    this.kin.siblings.push(...names)
    return this
  }
  twins(...names: string[]): this {
    this.kin.twins.push(names)
    return this
  }
  level(...hints: Level[]): this {
    this.kin.levels.push(...hints)
    return this
  }
  home(name: string, ...members: string[]): this {
    const home: Household = { id: name, name, members }
    this.kin.households.push(home)
    return this
  }
  told(): Kin {
    return { focus: this.focus, people: [...this.people.values()], ...this.kin }
  }
}
