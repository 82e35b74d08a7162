"""The words that Annex A has for codes of the record: as the lists give them, and the headers of list 11."""


def _codes(*said: tuple[str, str]) -> dict[str | None, str]:
    """Each code with its words; "-" stands for nothing recorded."""
    return {None if code == "-" else code: words for codes, words in said for code in codes.split()}


SEX = _codes(
    ("M", "a) Male"),
    ("F", "b) Female"),
    ("U -", "c) Not stated/recorded"),
)
ETHNICITY = _codes(
    ("WBRI WIRI WIRT WOTH WROM", "a) White"),
    ("MWBC MWBA MWAS MOTH", "b) Mixed"),
    ("AIND APKN ABAN AOTH CHNE", "c) Asian or Asian British"),
    ("BCRB BAFR BOTH", "d) Black or black British"),
    ("OOTH", "e) Other ethnic group"),
    ("REFU NOBT", "f) Not stated"),
)
SOURCE = _codes(
    ("1A 1B 1C 1D", "a) Individual"),
    ("2A", "b) Schools"),
    ("2B", "c) Education Services"),
    ("3A 3B 3C 3D 3E 3F", "d) Health Services"),
    ("4", "e) Housing"),
    ("5A 5B 5C 5D", "f) LA Services"),
    ("6", "g) Police"),
    ("7", "h) Other legal agency"),
    ("8", "i) Other"),
    ("9", "j) Anonymous"),
    ("10", "k) Unknown"),
)
NEED = _codes(
    ("N1", "a) Abuse or neglect"),
    ("N2", "b) Child's disability"),
    ("N3", "c) Parents illness or disability"),
    ("N4", "d) Family in acute stress"),
    ("N5", "e) Family dysfunction"),
    ("N6", "f) Socially unacceptable behaviour"),
    ("N7", "g) Low income"),
    ("N8", "h) Absent parenting"),
    ("N9", "i) Not CIN"),
    ("N0", "j) Not stated"),
)
CLOSURE = _codes(
    ("RC1", "a) Adopted"),
    ("RC2", "b) Died"),
    ("RC3", "c) Residence Order"),
    ("RC4", "d) Special Guardianship Order"),
    ("RC5", "e) Transfer to another LA"),
    ("RC6", "f) Transfer to Adult Social Services"),
    ("RC7 RC9", "g) 'Other' incl. Child no longer in need"),
    ("RC8", "h) Child not in need after assessment"),
)
STATUS = _codes(
    ("looked_after", "a) Looked after child"),
    ("child_protection", "b) Child Protection plan"),
    ("child_in_need pre_proceedings", "c) Child in need plan"),
    ("assessment", "d) Open assessment"),
    ("closed", "e) Closed episode"),
)
ABUSE = _codes(
    ("NEG", "a) Neglect"),
    ("PHY", "b) Physical Abuse"),
    ("SAB", "c) Sexual Abuse"),
    ("EMO", "d) Emotional Abuse"),
    ("MUL", "e) Multiple"),
)
LEGAL = _codes(
    ("C1", "a) Interim care orders"),
    ("C2", "b) Full care orders"),
    ("D1", "c) Freed for  Adoption"),
    ("E1", "d) Placement order granted"),
    ("V2 V3 V4", "e) Accommodated under S20"),
    ("L1 L2 L3", "f) Detained on child protection grounds in LA accommodation"),
    ("J1", "J1: Remanded to LA or youth detention"),
    ("J2", "J2: LA accommodation under PACE"),
    ("J3", "g) Youth justice legal Statuses"),
)
PERMANENCE = _codes(
    ("remain_supported return_1_month return_6_months return_eventually", "a) Return to family"),
    ("kin_long_term foster_to_18", "f) Long-term fostering"),
    ("residential_to_independence", "e) Long-term residential placement"),
    ("supported_living", "d) Supported living in the community"),
    ("adoption", "b) Adoption"),
    ("other", "g) Other"),
)
CEASED = _codes(
    ("E11 E12", "a) Adopted"),
    ("E2", "b) Died"),
    ("E3", "c) Care taken by another LA"),
    ("E4A E4B", "d) Returned home to live with parents or relatives"),
    ("E13", "e) Left care to live with parents, relatives or other person with no parental responsibility"),
    ("E41", "f) Residence order granted"),
    ("E45 E46 E47 E48", "g) Special Guardianship Orders"),
    ("E5 E6", "h) Moved into independent living"),
    ("E7", "i) Transferred to residential care funded by adult social services"),
    ("E9", "j) Sentenced to custody"),
    ("E14", "k) Accommodation on remand ended"),
    ("E15", "l) Age assessment determined child was 18 or over"),
    ("E16", "m) Child moved abroad"),
    ("E8 E17", "n) Care ceased for any other reason"),
)
PLACEMENT = _codes(
    ("U1 U2 U3 U4 U5 U6", "a) Foster Placement"),
    ("A3 A4 A5 A6", "b) Placed for adoption"),
    ("P1", "c) Placed with parents"),
    ("P2", "d) Independent living"),
    ("P3", "e) Residential employment"),
    ("H5 K3", "f) Residential accommodation"),
    ("K1", "g) Secure Children’s Homes"),
    ("K2", "h) Children’s Homes"),
    ("R1", "i) Residential Care Home"),
    ("R2", "j) NHS/Health Trust"),
    ("R3", "k) Family Centre or Mother and Baby Unit"),
    ("R5", "l) Young Offender Institution"),
    ("S1", "m) Residential school"),
    ("Z1 Z11 Z12 Z13 Z14", "n) Other placements"),
    ("T0 T1 T2 T3 T4", "o) Temporary placement"),
)
PROVIDER = _codes(
    ("PR1", "a) Own LA"),
    ("PR4", "b) Private"),
    ("PR0 PR2 PR3 PR5", "c) Other"),
)
TOUCH = _codes(
    ("YES", "a) In touch"),
    ("NO", "b) Not in touch"),
    ("-", "c) Not recorded"),
    ("DIED REFU NREQ RHOM", "d) Exclude"),
)
LIVES = _codes(
    ("B", "a) With parents or relatives"),
    ("C", "b) Community home"),
    ("D", "c) Semi-independent transitional accommodation"),
    ("E", "d) Supported lodgings"),
    ("G", "e) Gone abroad"),
    ("H", "f) Deported"),
    ("K", "g) Ordinary lodgings"),
    ("R", "h) Residence not known"),
    ("S", "i) No fixed abode / homeless"),
    ("T", "j) Foyers"),
    ("U", "k) Independent living"),
    ("V", "l) Emergency accommodation"),
    ("W", "m) Bed and breakfast"),
    ("X", "n) In custody"),
    ("Z", "o) With Former Foster Carer"),
    ("Y", "p) Other accommodation"),
)
ACTIVITY = _codes(
    ("F1", "F1: Full time in higher education"),
    ("P1", "P1: Part time in higher education"),
    ("F2", "F2: Full time in education other than higher"),
    ("P2", "P2: Part time in education other than higher"),
    ("F3", "F3: Full time in training or employment"),
    ("P3", "P3: Part time in training or employment"),
    ("F4", "F4: Young person engaged full time in an apprenticeship"),
    ("P4", "P4: Young person engaged part time in an apprenticeship"),
    ("F5", "F5: Young person engaged full time in training or employment (not apprenticeship)"),
    ("P5", "P5: Young person engaged part time in training or employment (not apprenticeship)"),
    ("G4", "G4: Not in education, employment or training - illness or disability"),
    ("G5", "G5: Not in education, employment or training - other"),
    ("G6", "G6: Not in education, employment or training - pregnancy or parenting"),
)
STOPPED = _codes(
    ("RD1", "a) Child’s needs changed"),
    ("RD2", "b) Court did not make a PO"),
    ("RD3", "c) Prospective adopters cannot be found"),
    ("RD4", "d) Any other reason"),
)

HEADERS_OF_ADOPTERS = (
    "Individual adopter identifier",
    "Family identifier",
    "Gender",
    "Ethnicity",
    "Disability",
    "Is the (prospective) adopter fostering for adoption?",
    "Date enquiry received",
    "Date Stage 1 started",
    "Date Stage 1 ended",
    "Date Stage 2 started",
    "Date Stage 2 ended",
    "Date application submitted",
    "Date application approved",
    "Date adopter matched with child(ren)",
    "Date child/children placed with adopter(s)",
    "No. of children placed",
    "Date of Adoption Order",
    "Date of leaving adoption process",
    "Reason for leaving adoption process",
)
