"""Files of another system as rows: an archive of CSV files, or of CIN census files."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from domain.errors import Invalid
from domain.load import LoadSource
from domain.loading.objects import NOT_TAKEN, OBJECTS
from domain.loading.rows import Row

MOST_BYTES = 512 * 1024 * 1024
"""What an archive may grow to: the files of a large authority have some hundred megabytes."""
MOST_RATIO = 200
"""How much smaller a file may be packed: text packs to a tenth, and a bomb to a thousandth."""
CODES = "codes.csv"
"""A file beside the others that says what codes are here: object, field, code, becomes."""
csv.field_size_limit(1024 * 1024)


@dataclass(slots=True)
class Unpacked:
    """The files, their rows in order with the file of each, codes that a file maps, and what is ignored by object."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    rows: list[tuple[str, Row]] = field(default_factory=list)
    codes: dict[tuple[str, str, str], str] = field(default_factory=dict)
    ignored: dict[str, Counter[str]] = field(default_factory=dict)


def files_in(content: bytes) -> list[tuple[str, bytes]]:
    """The files of an archive, by name. Raises `Invalid` for what is none, or grows too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if sum(each.file_size for each in entries) > MOST_BYTES or any(
                each.file_size > MOST_RATIO * max(each.compress_size, 1) for each in entries
            ):
                raise Invalid("/content", "The archive grows too large when it is opened. Send fewer files at once.")
            return sorted((PurePosixPath(each.filename).name, archive.read(each)) for each in entries)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise Invalid("/content", "Send the files as one zip archive without a password.") from error


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as an archive, as a browser would send them."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return content.getvalue()


def unpack(content: bytes, source: LoadSource) -> Unpacked:
    """Read every row. Raises `Invalid` where a file cannot be read for certain: nothing in it is guessed."""
    found = Unpacked(files=files_in(content))
    for name, data in found.files:
        lower = name.casefold()
        if lower == CODES:
            found.codes = _mapped(_text(name, data))
        elif source is LoadSource.SSD and lower.endswith(".csv"):
            _csv(found, name, _text(name, data))
        elif source is LoadSource.CIN and lower.endswith(".xml"):
            found.rows += ((name, row) for row in census(name, _text(name, data)))
    if not found.rows:
        wanted = (
            "CSV files named after the objects, such as ssd_person.csv" if source is LoadSource.SSD else "XML files"
        )
        raise Invalid("/content", f"There are no rows in it. Send {wanted}.")
    return found


def _text(name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(
            "/content", f"{name} is not UTF-8. Save it with that encoding, so that no name is spoilt."
        ) from error
    if "\0" in text:
        raise Invalid("/content", f"{name} is not a text file.")
    return text


def _mapped(text: str) -> dict[tuple[str, str, str], str]:
    return {
        (row.get("object") or "", row.get("field") or "", row.get("code") or ""): (row.get("becomes") or "").strip()
        for row in csv.DictReader(io.StringIO(text))
        if (row.get("becomes") or "").strip()
    }


def _csv(found: Unpacked, name: str, text: str) -> None:
    """The rows of one object. Empty and NULL are nothing; a column that is not taken is counted where it has a value."""
    object = name.casefold().removesuffix(".csv").rpartition(".")[2]
    reader = csv.reader(io.StringIO(text, newline=""))
    head = [each.strip().casefold() for each in next(reader, [])]
    if object in OBJECTS:
        about = OBJECTS[object]
        if missing := {about.key, *([about.person] if about.person else [])} - set(head):
            raise Invalid("/content", f"{name} has no column {', '.join(sorted(missing))}.")
        taken, key = about.taken, head.index(about.key)
    elif object in NOT_TAKEN or object.startswith("ssd_"):
        taken, key = frozenset(), 0
    else:
        raise Invalid("/content", f"{name} is no object of the data set. Take it out of the archive.")
    ignored = found.ignored.setdefault(object, Counter())
    for cells in reader:
        if not any(cells):
            continue
        if len(cells) != len(head):
            raise Invalid("/content", f"{name}, line {reader.line_num}: it has {len(cells)} cells and not {len(head)}.")
        said = {
            column: cell.strip() for column, cell in zip(head, cells, strict=True) if cell.strip() not in {"", "NULL"}
        }
        ignored.update(said.keys() - taken)
        fields = {column: cell for column, cell in said.items() if column in taken}
        id = cells[key].strip() or f"line {reader.line_num}"
        found.rows.append((name, Row(object=object, id=id, line=reader.line_num, fields=fields)))


# --- the CIN census ---------------------------------------------------------------------------------------------------


def census(name: str, text: str) -> Iterator[Row]:
    """A CIN census as rows of the data set. Its children have their `LAchildID`; the rest has ids made of their dates.

    A document type is refused: nothing else can make a small file large or read another (ElementTree reads no others).
    Raises `Invalid`.
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Invalid("/content", f"{name} declares a document type, which a census file never does.")
    try:
        place = 0
        for _, element in ET.iterparse(io.BytesIO(text.encode()), events=("end",)):  # noqa: S314  # no document type, see above
            element.tag = element.tag.rpartition("}")[2]
            if element.tag == "Child":
                place += 1
                yield from _Child(name, element, place).rows()
                element.clear()
    except ET.ParseError as error:
        line = error.position[0]
        raise Invalid("/content", f"{name} cannot be read as XML from line {line} on.") from error


class _Child:
    """One child of a census file; the place among its children stands for a line."""

    def __init__(self, name: str, child: ET.Element, place: int) -> None:
        self._child, self._place = child, place
        self.id = self._say(child, "ChildIdentifiers/LAchildID") or ""
        if not self.id:
            raise Invalid("/content", f"{name}: the child in place {place} has no LAchildID.")

    @staticmethod
    def _say(at: ET.Element, path: str) -> str | None:
        text = at.findtext(path)
        return text.strip() or None if text else None

    def _row(self, object: str, key: str, **fields: str | None) -> Row:
        about = OBJECTS[object]
        said = {name: value for name, value in fields.items() if value}
        said[about.key] = key
        if about.person:
            said.setdefault(about.person, self.id)
        return Row(object=object, id=key, line=self._place, fields=said)

    def rows(self) -> Iterator[Row]:
        """Everything that the census says of the child."""
        child, say = self._child, self._say
        about = "ChildIdentifiers"
        yield self._row(
            "ssd_person", self.id, pers_legacy_id=self.id, pers_upn=say(child, f"{about}/UPN"),
            pers_former_upn=say(child, f"{about}/FormerUPN"), pers_upn_unknown=say(child, f"{about}/UPNunknown"),
            pers_dob=say(child, f"{about}/PersonBirthDate"),
            pers_expected_dob=say(child, f"{about}/ExpectedPersonBirthDate"),
            pers_death_date=say(child, f"{about}/PersonDeathDate"),
            pers_sex=say(child, f"{about}/Sex") or say(child, f"{about}/GenderCurrent"),
            pers_ethnicity=say(child, "ChildCharacteristics/Ethnicity"),
        )  # fmt: skip
        for each in child.iterfind("ChildCharacteristics/Disabilities/Disability"):
            code = (each.text or "").strip()
            yield self._row("ssd_disability", f"{self.id}-{code}", disa_disability_code=code)
        for episode in child.iterfind("CINdetails"):
            yield from self._episode(episode)

    def _episode(self, episode: ET.Element) -> Iterator[Row]:
        say, id = self._say, self.id
        on = say(episode, "CINreferralDate")
        referral, nothing = f"{id}-{on}", say(episode, "ReferralNFA") in {"1", "true"}
        yield self._row(
            "ssd_cin_episodes", referral, cine_referral_date=on, cine_referral_nfa="Y" if nothing else "N",
            cine_referral_source_code=say(episode, "ReferralSource"),
            cine_cin_primary_need_code=say(episode, "PrimaryNeedCode"), cine_close_date=say(episode, "CINclosureDate"),
            cine_close_reason=say(episode, "ReasonForClosure"),
            cine_referral_outcome_json="no_further_action" if nothing else "assessment",
        )  # fmt: skip
        for made in episode.iterfind("Assessments"):
            key = f"{id}-A-{say(made, 'AssessmentActualStartDate')}"
            yield self._row(
                "ssd_cin_assessments", key, cina_referral_id=referral,
                cina_assessment_start_date=say(made, "AssessmentActualStartDate"),
                cina_assessment_auth_date=say(made, "AssessmentAuthorisationDate"),
            )  # fmt: skip
            factors = [(each.text or "").strip() for each in made.iter("AssessmentFactors")]
            if factors:
                yield self._row(
                    "ssd_assessment_factors", key, cinf_assessment_id=key,
                    cinf_assessment_factors_json=",".join(factors),
                )  # fmt: skip
        for plan in episode.iterfind("CINPlanDates"):
            since = say(plan, "CINPlanStartDate")
            yield self._row(
                "ssd_cin_plans", f"{id}-P-{since}", cinp_referral_id=referral, cinp_cin_plan_start_date=since,
                cinp_cin_plan_end_date=say(plan, "CINPlanEndDate"),
            )  # fmt: skip
        begun = {say(plan, "CPPstartDate") for plan in episode.iterfind("ChildProtectionPlans")}
        yield from self._enquiries(episode, referral, begun)
        for plan in episode.iterfind("ChildProtectionPlans"):
            yield from self._plan(plan, referral)

    def _enquiries(self, episode: ET.Element, referral: str, begun: set[str | None]) -> Iterator[Row]:
        say, id = self._say, self.id
        for made in episode.iterfind("Section47"):
            since, held = say(made, "S47ActualStartDate"), say(made, "DateOfInitialCPC")
            not_required = say(made, "ICPCnotRequired") in {"1", "true"}
            key = f"{id}-S-{since}"
            yield self._row(
                "ssd_s47_enquiry", key, s47e_referral_id=referral, s47e_s47_start_date=since,
                # It led to a conference, or to the decision that there is none by the last day for it.
                s47e_s47_end_date=held or (say(made, "InitialCPCtarget") if not_required else None),
                s47e_s47_outcome_json="substantiated_continuing_risk" if held else None,
                s47e_stopped="Y" if not_required and not held else None,
            )  # fmt: skip
            if held:
                yield self._initial(held, referral, begun, s47=key)
        if (held := say(episode, "DateOfInitialCPC")) is not None:
            yield self._initial(held, referral, begun, s47=None)

    def _initial(self, on: str, referral: str, begun: set[str | None], s47: str | None) -> Row:
        return self._row(
            "ssd_initial_cp_conference", f"{self.id}-I-{on}", icpc_s47_enquiry_id=s47, icpc_icpc_date=on,
            icpc_referral_id=referral, icpc_icpc_transfer_in="N" if s47 else "Y",
            icpc_icpc_outcome_cp_flag="Y" if on in begun else "N",
            icpc_cp_plan_id=f"{self.id}-C-{on}" if on in begun else None,
        )  # fmt: skip

    def _plan(self, plan: ET.Element, referral: str) -> Iterator[Row]:
        say, id = self._say, self.id
        since, until = say(plan, "CPPstartDate"), say(plan, "CPPendDate")
        key = f"{id}-C-{since}"
        yield self._row(
            "ssd_cp_plans", key, cppl_referral_id=referral, cppl_cp_plan_start_date=since, cppl_cp_plan_end_date=until,
            cppl_cp_plan_initial_category=say(plan, "InitialCategoryOfAbuse"),
            cppl_cp_plan_latest_category=say(plan, "LatestCategoryOfAbuse"),
            cppl_earlier_plans=say(plan, "NumberOfPreviousCPP"),
        )  # fmt: skip
        for review in plan.iter("CPPreviewDate"):
            on = (review.text or "").strip()
            yield self._row(
                "ssd_cp_reviews", f"{id}-R-{on}", cppr_cp_plan_id=key, cppr_cp_review_date=on,
                cppr_cp_review_outcome_continue_cp="N" if on == until else "Y",
            )  # fmt: skip
