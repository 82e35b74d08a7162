"""Invented names of many cultures. Nobody here exists; likeness to anybody is chance."""

from dataclasses import dataclass
from random import Random

from domain.codes import Ethnicity, Sex


@dataclass(frozen=True, slots=True)
class Culture:
    """How people of one background are named, and what may be true of them. `weight` is how often it is met.

    `patronymic`: a child's second name is the father's first. `script`: first names as their owners write them.
    """

    weight: int
    ethnicities: tuple[Ethnicity, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...] = ()
    language: str = "English"
    religions: tuple[str, ...] = ()
    nationality: str | None = None
    patronymic: bool = False
    script: tuple[tuple[str, str], ...] = ()

    def first(self, sex: Sex, rng: Random) -> str:
        """A first name."""
        return rng.choice(self.girls if sex is Sex.FEMALE else self.boys)

    def last(self, rng: Random) -> str | None:
        """A family name; None where people have one name only."""
        return rng.choice(self.families) if self.families else None


def _of(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(","))


_GIRLS = _of(
    "Amelia, Grace, Poppy, Evie, Lily, Ruby, Chloe, Millie, Daisy, Freya, Ella, Sophie, Isla, Rosie, Phoebe, Maisie, "
    "Imogen, Lacey, Summer, Skye, Harriet, Bethany, Georgia, Tilly, Martha, Ivy, Willow, Esme, Florence, Matilda, "
    "Lexi, Lola, Eliza, Nancy, Robyn, Jasmine, Erin, Abigail, Molly, Holly, Edith, Aimee, Scarlett, Darcey, Paige, "
    "Lauren, Megan, Gracie, Orla, Hattie, Bonnie, Clara, Beatrice, Elsie, Violet, Penny, Tamsin, Kerry, Leanne, Gemma"
)
_BOYS = _of(
    "Oliver, Jack, Harry, Alfie, Charlie, Thomas, Jacob, Archie, Freddie, Leo, Joshua, Riley, Ethan, Logan, Mason, "
    "Tyler, Callum, Jayden, Connor, Kieran, Toby, Reuben, Stanley, Albie, Ronnie, Frankie, Finley, Dylan, Harvey, "
    "Jenson, Bobby, Louis, Ellis, Rory, Blake, Corey, Elliot, Sebastian, Felix, Jude, Arthur, George, Edward, Ralph, "
    "Dominic, Nathan, Luke, Adam, Ryan, Scott, Lee, Craig, Gareth, Stuart, Dean, Wayne, Martin, Neil, Simon, Ross"
)
_ENGLISH = _of(
    "Abbott, Ashworth, Barlow, Baxter, Beckett, Birtles, Blackwood, Bradshaw, Brook, Burrows, Carver, Chadwick, "
    "Cartwright, Clegg, Cole, Coates, Cooper, Crosby, Dawson, Denton, Dobson, Drake, Eastwood, Ellison, Entwistle, "
    "Farrow, Fenwick, Fletcher, Foster, Garside, Gibbs, Goodwin, Greaves, Hale, Hargreaves, Hartley, Hayes, Heaton, "
    "Holloway, Holt, Hope, Hurst, Ingham, Jarvis, Kemp, Kershaw, Lacey, Lister, Lomax, Marsden, Mellor, Naylor, "
    "Nuttall, Ogden, Osborne, Palmer, Parr, Pickering, Pike, Platt, Potter, Quinn, Radcliffe, Rhodes, Ridley, Rowe, "
    "Sharples, Shaw, Slater, Stott, Sutcliffe, Swift, Talbot, Tate, Thorne, Tranter, Turner, Underwood, Vickers, "
    "Wadsworth, Walsh, Webb, Whittle, Wilde, Winstanley, Woodhouse, Wragg, Yates, Smith, Jones, Taylor, Brown, "
    "O'Neill, Price-Hughes, St John, D'Arcy"
)

CULTURES = (
    Culture(52, (Ethnicity.WHITE_BRITISH,), _GIRLS, _BOYS, _ENGLISH, religions=("Church of England", "None")),
    Culture(
        3, (Ethnicity.WHITE_IRISH, Ethnicity.TRAVELLER_OF_IRISH_HERITAGE),
        _of("Siobhán, Aoife, Niamh, Róisín, Caoimhe, Bridget, Margaret, Kathleen, Saoirse"),
        _of("Seán, Pádraig, Cian, Oisín, Michael, Patrick, Tadhg, Conor, Declan"),
        _of("Ó Briain, McDonagh, Connors, Ward, Maughan, Ní Dhálaigh, Byrne, Doherty"), religions=("Roman Catholic",),
    ),
    Culture(
        5, (Ethnicity.OTHER_WHITE,), _of("Zofia, Julia, Maja, Lena, Hanna, Małgorzata, Agnieszka, Wiktoria, Oliwia"),
        _of("Jakub, Szymon, Kacper, Michał, Łukasz, Paweł, Tomasz, Mateusz, Stanisław"),
        _of("Nowak, Wójcik, Mazur, Krawczyk, Wieczorek, Dąbek, Pawlak, Król, Żuraw"), "Polish", ("Roman Catholic",),
        "Polish",
    ),
    Culture(
        3, (Ethnicity.GYPSY_ROMA, Ethnicity.OTHER_WHITE),
        _of("Ioana, Andreea, Mădălina, Ștefania, Larisa, Denisa, Crina, Florica"),
        _of("Andrei, Ștefan, Ionuț, Gheorghe, Alin, Răzvan, Marius, Luca"),
        _of("Munteanu, Lăcătuș, Ionescu, Țepeș, Rostaș, Ciurar, Bălan"), "Romanian", ("Pentecostal", "Orthodox"),
        "Romanian",
    ),
    Culture(
        6, (Ethnicity.PAKISTANI,), _of("Ayesha, Zainab, Maryam, Fatima, Hafsa, Aleena, Iqra, Sana, Nadia, Rukhsana"),
        _of("Muhammad, Mohammed, Hamza, Bilal, Ibrahim, Yusuf, Usman, Zain, Imran, Tariq"),
        _of("Khan, Hussain, Mahmood, Akhtar, Iqbal, Malik, Mirza, Qureshi, Bibi, Raja"), "Urdu", ("Muslim",),
    ),
    Culture(
        4, (Ethnicity.BANGLADESHI,), _of("Nusrat, Tasnim, Sadia, Jannat, Rumana, Shirin, Mahira, Anika"),
        _of("Rahim, Tanvir, Arif, Kamal, Sajid, Nabil, Jubayer, Shahin"),
        _of("Begum, Rahman, Chowdhury, Uddin, Miah, Islam, Khatun, Ali"), "Sylheti", ("Muslim",),
    ),
    Culture(
        4, (Ethnicity.INDIAN,), _of("Priya, Anjali, Simran, Jaspreet, Diya, Kavya, Meera, Harleen"),
        _of("Arjun, Rohan, Jaskaran, Gurpreet, Vikram, Dev, Karan, Nikhil"),
        _of("Singh, Kaur, Patel, Sharma, Gill, Mistry, Dhillon, Chauhan"), "Punjabi", ("Sikh", "Hindu"),
    ),
    Culture(
        2, (Ethnicity.INDIAN, Ethnicity.OTHER_ASIAN), _of("Lakshmi, Thenmozhi, Kayalvizhi, Abirami, Nila, Meenakshi"),
        _of("Kumaran, Senthil, Murugan, Ilango, Prakash, Arul"), (), "Tamil", ("Hindu",), "Sri Lankan",
        script=(("Nila", "நிலா"), ("Arul", "அருள்")),
    ),
    Culture(
        4, (Ethnicity.CARIBBEAN, Ethnicity.WHITE_AND_BLACK_CARIBBEAN),
        _of("Shanice, Tiana, Kezia, Aaliyah, Monique, Renée, Zahra-Mae, Latoya, Jada"),
        _of("Jermaine, Tyrone, Malachi, Kymani, Isaiah, Devonte, Marlon, Leroy, Ajani"),
        _of("Campbell, Bailey, Grant, Francis, Powell, Gordon, Clarke-Reid, Josephs"),
        religions=("Pentecostal", "None"),
    ),
    Culture(
        4, (Ethnicity.AFRICAN, Ethnicity.WHITE_AND_BLACK_AFRICAN),
        _of("Chidinma, Ngozi, Oluwaseun, Titilayo, Adaeze, Folasadé, Yewande, Efua, Akosua"),
        _of("Chukwuemeka, Obinna, Tobi, Ayodele, Babatunde, Kwame, Kofi, Yaw, Ikenna"),
        _of("Okafor, Adeyemi, Ọlátúnjí, Eze, Balogun, Mensah, Boateng, Owusu"), "Yoruba", ("Pentecostal", "Anglican"),
    ),
    Culture(
        3, (Ethnicity.AFRICAN,), _of("Hodan, Ayaan, Ifrah, Sagal, Hibo, Nasra, Faduma, Deqa"),
        _of("Abdirahman, Liban, Mahad, Guled, Warsame, Yasin, Cabdi, Farah"),
        _of("Warsame, Hersi, Farah, Jama, Dirie, Abdulle"), "Somali", ("Muslim",), "Somali", patronymic=True,
    ),
    Culture(
        3, (Ethnicity.AFRICAN, Ethnicity.OTHER_BLACK), _of("Selam, Feven, Bethlehem, Rahwa, Mebrat, Saba, Luwam"),
        _of("Yonas, Filmon, Haben, Tesfay, Mewael, Natnael, Abel"),
        _of("Tesfay, Gebre, Berhane, Haile, Kidane"), "Tigrinya", ("Orthodox",), "Eritrean", patronymic=True,
        script=(("Selam", "ሰላም"), ("Yonas", "ዮናስ"), ("Saba", "ሳባ")),
    ),
    Culture(
        2, (Ethnicity.CHINESE,), _of("Mei Ling, Xiu Ying, Jia Yi, Wai Yee, Siu Man, Hui"),
        _of("Wei, Jun Jie, Ka Ho, Zhi Hao, Ming, Chun Kit"), _of("Chan, Wong, Li, Zhang, Lau, Ng"), "Cantonese",
        script=(("Mei Ling", "美玲"), ("Jia Yi", "嘉怡"), ("Wei", "偉"), ("Ming", "明")),
    ),
    Culture(
        2, (Ethnicity.OTHER,), _of("Rojîn, Şîlan, Berfîn, Dilara, Zeynep, Elif"),
        _of("Azad, Hêvîn, Baran, Emre, Çağlar, Serhat"), _of("Yılmaz, Doğan, Şahin, Kaya, Barzanî, Demir"), "Kurdish",
        ("Muslim", "Alevi"),
    ),
    Culture(
        3, (Ethnicity.OTHER_ASIAN,), _of("Zarmina, Palwasha, Spogmai, Laila, Gulalai, Shabnam"),
        _of("Najibullah, Zmarai, Gul, Esmatullah, Habib, Samiullah"), (), "Pashto", ("Muslim",), "Afghan",
        script=(("Laila", "لیلا"), ("Habib", "حبیب"), ("Gul", "ګل")),
    ),
    Culture(
        3, (Ethnicity.OTHER,), _of("Rima, Layan, Noor, Huda, Salma, Mariam, Batoul"),
        _of("Omar, Khaled, Anas, Majd, Yazan, Karim, Fadi"),
        _of("al-Hamwi, Haddad, Darwish, Kassab, an-Najjar, Sabbagh"),
        "Arabic", ("Muslim", "Christian"), "Syrian",
        script=(("Noor", "نور"), ("Mariam", "مريم"), ("Omar", "عمر"), ("Karim", "كريم")),
    ),
    Culture(
        3, (Ethnicity.OTHER_WHITE,), _of("Olena, Oksana, Daryna, Solomiia, Yuliia, Kateryna"),
        _of("Andrii, Bohdan, Taras, Oleksandr, Maksym, Danylo"),
        _of("Shevchuk, Bondarenko, Kovalenko, Melnyk, Tkachuk, Hrytsenko"), "Ukrainian", ("Orthodox",), "Ukrainian",
        script=(("Olena", "Олена"), ("Daryna", "Дарина"), ("Bohdan", "Богдан"), ("Taras", "Тарас")),
    ),
    Culture(
        2, (Ethnicity.OTHER_WHITE, Ethnicity.OTHER_MIXED), _of("Inês, Conceição, Beatriz, Leonor, Mafalda, Lúcia"),
        _of("João, Gonçalo, Tiago, Simão, Rúben, Nuno"),
        _of("da Silva, Pereira, dos Santos, Gonçalves, Araújo, Simões"),
        "Portuguese", ("Roman Catholic",), "Portuguese",
    ),
    Culture(
        2, (Ethnicity.OTHER_ASIAN,), _of("Thảo, Linh, Ngọc Anh, Huyền, Mai"), _of("Đức, Minh, Hoàng, Tuấn, Phúc"),
        _of("Nguyễn, Trần, Phạm, Lê, Đặng"), "Vietnamese", ("Buddhist", "Roman Catholic"), "Vietnamese",
    ),
)  # fmt: skip
WEIGHTS = tuple(culture.weight for culture in CULTURES)
FROM_ABROAD = tuple(culture for culture in CULTURES if culture.nationality in {"Afghan", "Eritrean", "Syrian"})
"""Where the young people come from who reached this country alone."""

NICKNAMES = {
    "Thomas": "Tommy", "Oliver": "Ollie", "Isla": "Izzy", "Charlie": "Chaz", "Abigail": "Abi", "Matilda": "Tilda",
    "Chukwuemeka": "Emeka", "Oluwaseun": "Seun", "Mohammed": "Mo", "Abdirahman": "Abdi", "Georgia": "Georgie",
    "Oleksandr": "Sasha", "Wiktoria": "Wiki", "Edward": "Teddy", "Sebastian": "Seb", "Bethany": "Beth",
    "Najibullah": "Najib", "Jaskaran": "Jas", "Stanisław": "Staś", "Scarlett": "Scar", "Joshua": "Josh",
}  # fmt: skip


def culture(rng: Random) -> Culture:
    """A background, as often as it is met in the city."""
    return rng.choices(CULTURES, WEIGHTS)[0]


def misheard(name: str, rng: Random) -> str:
    """A name as somebody may have written it who only heard it."""
    place = rng.randrange(1, len(name)) if len(name) > 3 else 0
    return name[:place] + name[place + 1 :] if place else name
