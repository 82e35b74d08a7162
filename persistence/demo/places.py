"""The invented city of Aldermere: streets, schools, pods, and numbers that nobody has."""

from random import Random

from domain.identifiers import UPN_LETTERS

POD_AREAS = (
    "Harbour", "Marlpit", "Northgate", "Weir", "Orchard", "Kingsmead", "Tannery", "Lockside", "Beacon", "Fairlea",
    "Quarry Bank", "Saltings", "Ropewalk", "Chantry", "Millrace", "Larkhill", "Abbeyfield", "Cornmarket", "Eastfield",
    "Foundry", "Glebe", "Heronsway", "Ironbridge Road", "Junction", "Kiln Lane", "Limes", "Moorside", "Netherton",
)  # fmt: skip
_STREETS = (
    "Alder Street", "Anchor Row", "Bakehouse Lane", "Barley Close", "Bellfounder Road", "Bramble Way", "Canal Terrace",
    "Capstan Court", "Chandlers Walk", "Clematis Drive", "Cobbler Street", "Copperas Lane", "Damson Grove",
    "Dovecote Road", "Ferry Lane", "Flaxman Street", "Foxglove Close", "Gasworks Row", "Greengage Avenue",
    "Hawthorn Crescent", "Hayloft Mews", "Jubilee Buildings", "Kestrel Road", "Lamplighter Street", "Linnet Close",
    "Mallow Street", "Mariner Terrace", "Netmakers Row", "Oakapple Road", "Pinder Street", "Plover Way",
    "Quince Street", "Rookery Road", "Sandpiper Close", "Sexton Lane", "Spindle Street", "Tenter Street",
    "Thistledown Road", "Teasel Avenue", "Vinegar Yard", "Wagtail Close", "Weavers Row", "Whinberry Road",
    "Withy Lane", "Woolpack Street", "Yarrow Street",
)  # fmt: skip
PRIMARY = (
    "Marlpit Lane Primary School", "St Hild's Primary School", "Weirside Primary School", "Orchard Fields Primary",
    "Harbour View Primary School", "Kingsmead Primary School",
)  # fmt: skip
SECONDARY = ("Aldermere Academy", "Northgate High School", "The Tannery School", "Bishop Wray School")
_NHS_SPACE = 1_000_000
_STRIDE = 777_767
"""Odd and no multiple of 5, so that steps of it meet every number below a million once."""


def school(age: float, rng: Random) -> str | None:
    """Where a child of this age may go, if they go to school yet."""
    if age < 4:
        return None
    return rng.choice(PRIMARY if age < 11 else SECONDARY)


def address(area: int, rng: Random) -> tuple[str, str]:
    """Lines and postcode of a home in a pod's area. There is no postcode area AE."""
    number = rng.randrange(1, 180)
    door = f"Flat {rng.randrange(1, 40)}, {number}" if rng.random() < 0.25 else str(number)
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    postcode = f"AE{area % 98 + 1} {rng.randrange(1, 10)}{rng.choice(letters)}{rng.choice(letters)}"
    return f"{door} {rng.choice(_STREETS)}\nAldermere", postcode


def telephone(rng: Random) -> str:
    """A mobile number of the range that Ofcom keeps for drama."""
    return f"07700 900{rng.randrange(1000):03}"


class Numbers:
    """Gives out numbers, each once: the authority's reference, NHS numbers of the test range 999, and UPNs."""

    def __init__(self) -> None:
        self.people = 0
        self._nhs = 0
        self._pupils = 0

    def reference(self) -> str:
        """The next short local number, in the form that `persistence.person` gives."""
        self.people += 1
        return f"K{self.people:06}"

    def nhs(self) -> str:
        """The next possible number that begins with 999; the check digit 10 is never issued."""
        while True:
            self._nhs += 1
            nine = f"999{self._nhs * _STRIDE % _NHS_SPACE:06}"
            check = (11 - sum(int(digit) * (10 - place) for place, digit in enumerate(nine))) % 11
            if check < 10:
                return f"{nine}{check}"

    def upn(self) -> str:
        """The next pupil number of an authority that is no more (928) and a school it never had (0000), with its letter."""
        self._pupils += 1
        digits = f"928{self._pupils // 100_000:04}{self._pupils % 100_000:05}"
        total = sum(place * int(digit) for place, digit in enumerate(digits, start=2))
        return UPN_LETTERS[total % len(UPN_LETTERS)] + digits
