"""A child's care: episodes under their law and in their home, reviews, health, times missing, and leaving care."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from domain.calendar import london_date
from domain.care import Care
from domain.care_parts import (
    CareOrder,
    CarePlanKind,
    CareReview,
    CareStep,
    Episode,
    HealthCheck,
    HealthKind,
    MissingEpisode,
    OrderKind,
    Permanence,
    PlanMade,
    StepKind,
    Touch,
)  # fmt: skip
from domain.care_rules import NEW_HOME, TEMPORARY
from domain.codes import (
    Accommodation,
    Adopters,
    AdoptersLaw,
    EpisodeEnd,
    EpisodeReason,
    InTouch,
    LeaverActivity,
    LegalStatus,
    MissingKind,
    NotPlaced,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    PreviousPermanence,
    PrimaryNeed,
    ReviewParticipation,
)  # fmt: skip
from domain.errors import Invalid
from domain.loading.objects import Checked
from domain.loading.rows import Row
from domain.loading.telling import Telling, clock, has_time
from domain.person import Person

EPISODES, HOMES, LAWS = "ssd_cla_episodes", "ssd_cla_placement", "ssd_legal_status"


def tell(telling: Telling, id: str, person: Person) -> None:
    """The record of the child's care, where any row belongs to one."""
    care = Care.begin(id=telling.id_of("care", id), child_id=person.id, by=telling.by())
    rows = _Care(telling, id, person, care)
    rows.tell()
    if rows.told:
        telling.make(care, rows.told)


class _Care:
    def __init__(self, telling: Telling, id: str, person: Person, care: Care) -> None:
        self._telling, self._id, self._person, self._care = telling, id, person, care
        self.told: list[Row] = []

    def tell(self) -> None:
        """Episodes first: what else there is often needs them."""
        self._episodes()
        others: tuple[tuple[str, str, Callable[[Row], None]], ...] = (
            ("ssd_cla_reviews", "clar_cla_person_id", self._review),
            ("ssd_cla_health", "clah_person_id", self._health),
            ("ssd_cla_immunisations", "clai_person_id", self._immunised),
            ("ssd_cla_substance_misuse", "clas_person_id", self._substance),
            ("ssd_sdq_scores", "csdq_person_id", self._score),
            ("ssd_cla_convictions", "clac_person_id", self._convicted),
            ("ssd_cla_previous_permanence", "lapp_person_id", self._had_before),
            ("ssd_permanence", "perm_person_id", self._permanence),
            ("ssd_cla_care_plan", "lacp_person_id", self._planned),
            ("ssd_missing", "miss_person_id", self._missing),
            ("ssd_care_leavers", "clea_person_id", self._left),
        )
        for object, field, verb in others:
            for row in self._in_order(object, field):
                with self._telling.trying(row):
                    verb(row)
                    self.told.append(row)

    def _in_order(self, object: str, field: str) -> list[Row]:
        day = {"ssd_missing": "miss_missing_episode_start_date"}.get(object, "")
        return sorted(self._telling.about(object, self._id, field), key=lambda row: (row.text(day) or "", row.line))

    def _by(self, day: date, hour: int = 12) -> Any:
        return self._telling.by(day, hour)

    # --- where the child lives and under what law ------------------------------------------------------------------

    def _episodes(self) -> None:
        telling = self._telling
        homes = {row.id: row for row in telling.about(HOMES, self._id, "clap_person_id")}
        laws = telling.about(LAWS, self._id, "lega_person_id")
        rows = telling.about(EPISODES, self._id, "clae_person_id")
        used: list[Row] = []
        for row in sorted(rows, key=lambda each: (each.text("clae_cla_episode_start_date") or "", each.line)):
            with telling.trying(row):
                since = row.needed("clae_cla_episode_start_date")
                home = homes.get(row.text("clae_cla_placement_id") or "")
                law = next((each for each in laws if _holds(each, since)), None)
                if home is None or law is None:
                    raise Invalid("/clae_cla_placement_id", "The files do not say in which home and under which law.")
                self._episode(row, home, law, since)
                used += [home, law]
                self.told.append(row)
        self.told += {(row.object, row.id): row for row in used}.values()
        for row in (*homes.values(), *laws):
            if row not in used:
                telling.refuse(row, "No episode of care belongs to it.")

    def _episode(self, row: Row, home: Row, law: Row, since: date) -> None:
        telling, care, codes = self._telling, self._care, self._telling.codes
        until = row.day("clae_cla_episode_ceased_date")
        reason = codes.read(EpisodeReason, row, "clae_cla_episode_start_reason")
        place: dict[str, Any] = {
            "placement": codes.read(Placement, home, "clap_cla_placement_type"),
            "provider": codes.maybe(PlacementProvider, home, "clap_cla_placement_provider"),
            "urn": home.text("clap_cla_placement_urn"), "postcode": home.text("clap_cla_placement_postcode"),
            "distance_miles": home.number("clap_cla_placement_distance"), "home_words": "A home whose name was not loaded",
            "legal_status": codes.read(LegalStatus, law, "lega_legal_status"),
        }  # fmt: skip
        need = codes.read(PrimaryNeed, row, "clae_cla_primary_need_code")
        if reason is EpisodeReason.STARTED or care.episode is None:
            care.start_period(
                Episode(
                    id=telling.id(row), since=since, reason_new=reason, why=telling.silent, need_code=need,
                    period_id=telling.id_of("period", row.text("clae_cla_id") or f"{self._id} {since}"), **place,
                ), by=self._by(since, 9),
            )  # fmt: skip
        else:
            moved = reason in NEW_HOME and not {care.episode.placement, place["placement"]} & TEMPORARY
            why = self._changed(care.episode, home) if moved else None
            care.change_episode(
                episode_id=telling.id(row), since=since, reason_new=reason, why=telling.silent, reason_place_change=why,
                by=self._by(since, 9), **place,
            )  # fmt: skip
        ended = codes.maybe(EpisodeEnd, row, "clae_cla_episode_ceased_reason")
        if until and ended is not EpisodeEnd.NEXT_EPISODE:
            if ended is None:
                raise Invalid("/clae_cla_episode_ceased_reason", "clae_cla_episode_ceased_reason is empty.")
            care.end_period(until=until, reason_ended=ended, why=telling.silent, by=self._by(until, 10))

    def _changed(self, was: Episode, home: Row) -> PlacementChangeReason | None:
        """Why the child moved: it stands with the home that was left, in some systems with the next."""
        telling = self._telling
        left = next(
            (row.text("clae_cla_placement_id") for row in telling.about(EPISODES, self._id, "clae_person_id")
             if telling.id(row) == was.id), None,
        )  # fmt: skip
        before = [row for row in telling.about(HOMES, self._id, "clap_person_id") if row.id == left]
        for row in (*before, home):
            if row.text("clap_cla_placement_change_reason"):
                return telling.codes.read(PlacementChangeReason, row, "clap_cla_placement_change_reason")
        return None

    # --- what was done -----------------------------------------------------------------------------------------------

    def _review(self, row: Row) -> None:
        telling = self._telling
        if row.flag("clar_cla_review_cancelled"):
            raise Invalid("/clar_cla_review_cancelled", "It was cancelled, so there was no review.")
        on = row.needed("clar_cla_review_date")
        participation = telling.codes.read(ReviewParticipation, row, "clar_cla_review_participation")
        self._care.hold_review(
            CareReview(
                id=telling.id(row), held_on=on, participation=participation, chair_name=telling.unsaid,
                decisions=telling.silent,
            ), born=self._person.date_of_birth, by=self._by(on, 16),
        )  # fmt: skip

    def _health(self, row: Row) -> None:
        codes = self._telling.codes
        kind = codes.read(HealthKind, row, "clah_health_check_type")
        refused = codes.read(Checked, row, "clah_health_check_status") is Checked.REFUSED
        self._note(row, "clah_health_check_date", kind, refused=refused)

    def _immunised(self, row: Row) -> None:
        done = row.flag("clai_immunisations_status")
        if done is None:
            raise Invalid("/clai_immunisations_status", "clai_immunisations_status is empty.")
        self._note(row, "clai_immunisations_status_date", HealthKind.IMMUNISATIONS, refused=not done)

    def _substance(self, row: Row) -> None:
        helped = row.flag("clas_intervention_received")
        kind = HealthKind.SUBSTANCE_HELP if helped else HealthKind.SUBSTANCE_MISUSE
        self._note(row, "clas_substance_misuse_date", kind)

    def _score(self, row: Row) -> None:
        score = row.number("csdq_sdq_score")
        self._note(row, "csdq_sdq_completed_date", HealthKind.SDQ, score=None if score is None else int(score))

    def _note(self, row: Row, field: str, kind: HealthKind, *, refused: bool = False, score: int | None = None) -> None:
        on = row.needed(field)
        check = HealthCheck(id=self._telling.id(row), kind=kind, on=on, refused=refused, score=score)
        self._care.note_health(check, by=self._by(on, 16))

    def _convicted(self, row: Row) -> None:
        on = row.needed("clac_cla_conviction_date")
        words = row.text("clac_cla_conviction_offence")
        order = CareOrder(id=self._telling.id(row), kind=OrderKind.CONVICTION, since=on, words=words)
        self._care.add_order(order, by=self._by(on, 16))

    def _had_before(self, row: Row) -> None:
        before = self._telling.codes.read(PreviousPermanence, row, "lapp_previous_permanence_option")
        first = self._care.episodes[0].since if self._care.episodes else self._telling.day
        step = CareStep(
            id=self._telling.id(row), kind=StepKind.HAD_BEFORE, on=first, before=before,
            before_where=row.text("lapp_previous_permanence_la"), before_when=row.text("lapp_previous_permanence_order_date"),
        )  # fmt: skip
        self._care.take_step(step, by=self._by(first, 16))

    def _permanence(self, row: Row) -> None:
        """Decided, matched and decided not to: three days of one row, each a step. Raises `Invalid` where one is missing."""
        telling, codes = self._telling, self._telling.codes
        ordered = row.day("perm_placement_order_date")
        steps: list[CareStep] = []
        if decided := row.day("perm_adm_decision_date"):
            steps.append(CareStep(id=telling.id(row, "decided"), kind=StepKind.TO_BE_PLACED, on=decided))
        if matched := row.day("perm_matched_date"):
            steps.append(CareStep(
                id=telling.id(row, "matched"), kind=StepKind.MATCHED, on=matched,
                adopters=codes.maybe(Adopters, row, "perm_adopter_sex"),
                adopters_law=codes.maybe(AdoptersLaw, row, "perm_adopter_legal_status"),
                by_carers=bool(row.flag("perm_adopted_by_carer_flag")),
            ))  # fmt: skip
        if reversed_on := row.day("perm_decision_reversed_date"):
            because = codes.maybe(NotPlaced, row, "perm_decision_reversed_reason")
            steps.append(
                CareStep(id=telling.id(row, "not"), kind=StepKind.NOT_TO_BE_PLACED, on=reversed_on, because=because)
            )
        if not steps:
            raise Invalid("/perm_adm_decision_date", "No decision about adoption is in this row.")
        for step in steps:
            self._care.take_step(step, by=self._by(step.on, 16))
        if ordered:
            order = CareOrder(id=telling.id(row, "order"), kind=OrderKind.PLACEMENT, since=ordered)
            self._care.add_order(order, by=self._by(ordered, 16))

    def _planned(self, row: Row) -> None:
        """A care plan; where the file says so, one of another kind, or for permanence."""
        kind, on = row.said("lacp_cla_care_plan_json", "KIND"), row.needed("lacp_cla_care_plan_start_date")
        permanence = row.said("lacp_cla_care_plan_json", "PERMANENCE")
        made = CarePlanKind(kind) if kind in set(CarePlanKind) else CarePlanKind.CARE_PLAN
        plan = PlanMade(
            id=self._telling.id(row), kind=made, on=on, words=self._telling.silent,
            permanence_code=Permanence(permanence) if permanence in set(Permanence) else None,
        )  # fmt: skip
        self._care.make_plan(plan, by=self._by(on, 16))

    def _missing(self, row: Row) -> None:
        telling, care = self._telling, self._care
        since, until = row.moment("miss_missing_episode_start_date"), row.moment("miss_missing_episode_end_date")
        if since is None:
            raise Invalid("/miss_missing_episode_start_date", "miss_missing_episode_start_date is empty.")
        offered = _yes(row, "miss_missing_rhi_offered")
        accepted = _yes(row, "miss_missing_rhi_accepted") if offered else None
        gone = MissingEpisode(
            id=telling.id(row), kind=telling.codes.read(MissingKind, row, "miss_missing_episode_type"), since=since,
            until=_later(until, since),
            offered_on=london_date(_later(until, since) or since) if offered and until else None,
            accepted=accepted if until else None,
        )  # fmt: skip
        care.go_missing(gone, by=self._by((until or since).date(), 23))

    def _left(self, row: Row) -> None:
        telling, codes = self._telling, self._telling.codes
        if planned := row.day("clea_pathway_plan_review_date"):
            kind = CarePlanKind.PATHWAY_NEEDS_ASSESSMENT
            plan = PlanMade(id=telling.id(row, "plan"), kind=kind, on=planned, words=telling.silent)
            self._care.make_plan(plan, by=self._by(planned, 16))
        on = row.day("clea_care_leaver_latest_contact")
        if on is None:
            if telling.about("ssd_care_leavers", self._id, "clea_person_id") and self._care.episodes:
                return  # nobody has been in touch yet: that the young person has left care is on the journey
            raise Invalid("/clea_care_leaver_latest_contact", "This child has no time in care in the files.")
        touch = Touch(
            id=telling.id(row), on=on, how=telling.unsaid,
            in_touch=codes.read(InTouch, row, "clea_care_leaver_in_touch"),
            activity=codes.maybe(LeaverActivity, row, "clea_care_leaver_activity"),
            accommodation=codes.maybe(Accommodation, row, "clea_care_leaver_accommodation"),
        )  # fmt: skip
        self._care.keep_touch(touch, by=self._by(on, 16))


def _holds(law: Row, on: date) -> bool:
    since, until = law.day("lega_legal_status_start_date"), law.day("lega_legal_status_end_date")
    return since is not None and since <= on and (until is None or on < until)


def _yes(row: Row, name: str) -> bool | None:
    """Yes or no; "NA" is neither."""
    return None if (row.text(name) or "").upper() in {"", "NA"} else row.flag(name)


def _later(until: datetime | None, since: datetime) -> datetime | None:
    """The return. One that is told as a day without a time was by that day's end."""
    if until and not has_time(until) and until.date() >= since.date():
        return clock(until.date(), 23, 59)
    return until
