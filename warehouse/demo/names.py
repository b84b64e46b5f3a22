"""Invented families need names: common first names and surnames by origin, and street names of no real map."""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """Names of one origin, and the language such a family names on the form."""

    language: str
    surnames: tuple[str, ...]
    girls: tuple[str, ...]
    boys: tuple[str, ...]


GERMAN = Origin(
    "Deutsch",
    tuple(
        ["Ahlers", "Albrecht", "Arnold", "Bach", "Bauer", "Baumann", "Becker", "Beckmann", "Berger", "Bergmann", "Böhm", "Böttcher", "Brandt", "Braun", "Brinkmann", "Buchholz", "Busch", "Dietrich", "Döring", "Ebert", "Eckert", "Engel", "Ernst", "Feldmann", "Fiedler", "Fischer", "Förster", "Frank", "Franke", "Friedrich", "Fuchs", "Funke", "Geiger", "Graf", "Groß", "Günther", "Haas", "Hahn", "Hansen", "Hartmann", "Heinrich", "Heinze", "Herrmann", "Heße", "Hoffmann", "Hofmann", "Horn", "Huber", "Hübner", "Jäger", "Jahn", "Jung", "Kaiser", "Kaufmann", "Keller", "Kirchner", "Klein", "Kluge", "Koch", "Köhler", "König", "Körner", "Krämer", "Kramer", "Kraus", "Krause", "Krüger", "Kühn", "Kuhn", "Lang", "Lange", "Lehmann", "Lindner", "Lorenz", "Ludwig", "Lüdke", "Maier", "Marx", "Maurer", "Mayer", "Meier", "Meißner", "Meyer", "Möller", "Müller", "Naumann", "Neumann", "Nowak", "Otto", "Paul", "Peters", "Petersen", "Pfeiffer", "Pohl", "Preuß", "Reuter", "Richter", "Ritter", "Roth", "Sander", "Sauer", "Schäfer", "Schlüter", "Schmidt", "Schmitt", "Schmitz", "Schneider", "Scholz", "Schreiber", "Schröder", "Schubert", "Schulte", "Schulz", "Schulze", "Schumacher", "Schuster", "Schwarz", "Seidel", "Simon", "Sommer", "Stein", "Strauß", "Thiele", "Thomas", "Vogel", "Vogt", "Voigt", "Voß", "Wagner", "Walter", "Weber", "Weiß", "Wendt", "Werner", "Westermann", "Wiese", "Winkler", "Winter", "Wolf", "Wolff", "Ziegler", "Zimmermann"]
    ),
    tuple(
        ["Anna", "Emma", "Mia", "Hannah", "Lea", "Lena", "Leonie", "Lina", "Marie", "Sophie", "Emilia", "Clara", "Charlotte", "Ella", "Ida", "Frieda", "Mathilda", "Johanna", "Greta", "Paula", "Luisa", "Amelie", "Nele", "Lotta", "Lilly", "Mila", "Maja", "Sarah", "Laura", "Julia", "Pia", "Finja", "Jana", "Theresa", "Rosa", "Martha", "Elisa", "Helena", "Juna", "Leni", "Marlene", "Antonia", "Carla", "Merle", "Mara", "Hilda", "Nora", "Romy", "Thea", "Tilda", "Zoe", "Käthe"]
    ),
    tuple(
        ["Ben", "Paul", "Leon", "Finn", "Jonas", "Luis", "Elias", "Noah", "Felix", "Lukas", "Maximilian", "Henry", "Emil", "Anton", "Jakob", "Oskar", "Theo", "Max", "Moritz", "Julian", "Tim", "Jan", "Tom", "Niklas", "Philipp", "Simon", "Samuel", "David", "Johann", "Karl", "Friedrich", "Matteo", "Liam", "Mats", "Levi", "Milan", "Joshua", "Fritz", "Konrad", "Bruno", "Erik", "Lars", "Hannes", "Vincent", "Leo", "Till", "Malte", "Bastian", "Jannik", "Ole", "Rafael", "Jörn", "Sören"]
    ),
)
TURKISH = Origin(
    "Türkisch",
    tuple(
        ["Acar", "Akbulut", "Aksoy", "Aktas", "Arslan", "Aslan", "Aydin", "Bulut", "Çakir", "Çelik", "Çetin", "Çoban", "Demir", "Demirci", "Dogan", "Duman", "Durmaz", "Erdem", "Erdogan", "Güler", "Günes", "Gür", "Ipek", "Kaplan", "Kara", "Karaca", "Kaya", "Keskin", "Kiliç", "Koç", "Korkmaz", "Köse", "Kurt", "Öz", "Özcan", "Özdemir", "Özkan", "Öztürk", "Polat", "Sahin", "Sari", "Sen", "Simsek", "Tas", "Tekin", "Toprak", "Tunç", "Turan", "Türk", "Ünal", "Yalçin", "Yavuz", "Yildirim", "Yildiz", "Yilmaz", "Yüksel", "Zengin", "Şahin", "Yıldız"]
    ),
    tuple(
        ["Aylin", "Azra", "Beyza", "Büsra", "Ceren", "Defne", "Deniz", "Dilara", "Ebru", "Ecrin", "Ela", "Elif", "Esila", "Eylül", "Feyza", "Hira", "Ilayda", "Irem", "Kübra", "Leyla", "Melek", "Melisa", "Meryem", "Mina", "Nehir", "Nisa", "Rabia", "Selin", "Sena", "Tuana", "Yagmur", "Zehra", "Zeynep"]
    ),
    tuple(
        ["Ahmet", "Ali", "Alperen", "Arda", "Baran", "Batuhan", "Berat", "Burak", "Can", "Çinar", "Emir", "Emre", "Enes", "Eren", "Furkan", "Hamza", "Ibrahim", "Kaan", "Kerem", "Kuzey", "Mehmet", "Mert", "Miraç", "Mustafa", "Ömer", "Onur", "Poyraz", "Taha", "Umut", "Yigit", "Yunus", "Yusuf"]
    ),
)
ARABIC = Origin(
    "Arabisch",
    tuple(
        ["Abbas", "Abdallah", "Ahmad", "Al-Ali", "Al-Hassan", "Al-Khalil", "Al-Masri", "Al-Najjar", "Al-Sayed", "Alhamad", "Aloush", "Awad", "Ayoub", "Aziz", "Bakri", "Barakat", "Darwish", "Fadel", "Fares", "Ghanem", "Habib", "Haddad", "Hamdan", "Hassan", "Hussein", "Ibrahim", "Issa", "Jaber", "Kassem", "Khalil", "Khoury", "Mahmoud", "Mansour", "Moussa", "Mustafa", "Najjar", "Nasser", "Omar", "Othman", "Qasim", "Rahman", "Saad", "Saleh", "Salem", "Sayed", "Shaker", "Suleiman", "Taha", "Yousef", "Zaid", "Zein"]
    ),
    tuple(
        ["Aisha", "Amal", "Amina", "Aya", "Dana", "Fatima", "Ghazal", "Hala", "Hanin", "Iman", "Jana", "Jasmin", "Judy", "Khadija", "Lamar", "Layan", "Leen", "Lujain", "Maram", "Maria", "Maryam", "Nour", "Rahaf", "Rana", "Rawan", "Reem", "Rima", "Salma", "Sama", "Sara", "Shahd", "Sham", "Tala", "Yara", "Zahra"]
    ),
    tuple(
        ["Abdullah", "Adam", "Ahmad", "Amir", "Anas", "Ayham", "Bilal", "Elias", "Faris", "Ghaith", "Hadi", "Hamza", "Hassan", "Hussein", "Ibrahim", "Jad", "Jamal", "Karim", "Khaled", "Laith", "Mahmoud", "Majd", "Mohammad", "Nael", "Omar", "Qusai", "Rayan", "Sami", "Tarek", "Yahya", "Yazan", "Yousef", "Zain", "Ziad"]
    ),
)
POLISH = Origin(
    "Polnisch",
    tuple(
        ["Adamski", "Baran", "Borkowski", "Czarnecki", "Dudek", "Duda", "Gorski", "Grabowski", "Jablonski", "Jankowski", "Jasinski", "Kaczmarek", "Kaminski", "Kowalczyk", "Kowalski", "Kozlowski", "Krawczyk", "Krol", "Kubiak", "Kwiatkowski", "Lewandowski", "Majewski", "Malinowski", "Marciniak", "Mazur", "Michalski", "Nowakowski", "Nowicki", "Olszewski", "Pawlak", "Pawlowski", "Piotrowski", "Rutkowski", "Sikora", "Sobczak", "Stepien", "Szczepanski", "Szymanski", "Tomaszewski", "Walczak", "Wieczorek", "Wisniewski", "Wojciechowski", "Wozniak", "Wójcik", "Wroblewski", "Wrona", "Zajac", "Zalewski", "Zawadzki", "Zielinski", "Łukasik"]
    ),
    tuple(
        ["Aleksandra", "Alicja", "Amelia", "Anna", "Antonina", "Emilia", "Gabriela", "Hanna", "Iga", "Julia", "Kaja", "Kinga", "Laura", "Lena", "Liliana", "Magdalena", "Maja", "Maria", "Martyna", "Michalina", "Milena", "Nadia", "Natalia", "Oliwia", "Pola", "Weronika", "Wiktoria", "Zofia", "Zuzanna"]
    ),
    tuple(
        ["Adam", "Adrian", "Aleksander", "Antoni", "Bartosz", "Dawid", "Dominik", "Filip", "Franciszek", "Igor", "Jakub", "Jan", "Kacper", "Kamil", "Karol", "Krzysztof", "Maksymilian", "Marcel", "Mateusz", "Michal", "Mikolaj", "Nikodem", "Oskar", "Patryk", "Piotr", "Stanislaw", "Szymon", "Tomasz", "Wiktor", "Wojciech"]
    ),
)
SOUTH_EAST = Origin(
    "Rumänisch",
    tuple(
        ["Andrei", "Balan", "Bogdan", "Boteva", "Ciobanu", "Constantin", "Cristea", "Diaconu", "Dimitrov", "Dobre", "Dragomir", "Dumitru", "Florea", "Georgiev", "Gheorghe", "Iliev", "Ionescu", "Ivanov", "Jovanovic", "Kolev", "Lazar", "Lungu", "Marin", "Marinov", "Matei", "Mihailov", "Moldovan", "Munteanu", "Nedelcu", "Nikolic", "Oprea", "Petkov", "Petrov", "Popa", "Popescu", "Radu", "Rusu", "Sandu", "Stan", "Stanciu", "Stojanovic", "Todorov", "Toma", "Vasile", "Voicu"]
    ),
    tuple(
        ["Alexandra", "Ana", "Andreea", "Bianca", "Daria", "Diana", "Elena", "Eva", "Gabriela", "Ioana", "Irina", "Ivana", "Larisa", "Lorena", "Maria", "Milena", "Mirela", "Nadja", "Natalia", "Raluca", "Sofia", "Stefania", "Teodora", "Valentina", "Viktoria"]
    ),
    tuple(
        ["Alexandru", "Andrei", "Bogdan", "Cristian", "Daniel", "David", "Denis", "Dimitar", "Eduard", "Florin", "Gabriel", "Georgi", "Ionut", "Ivan", "Luca", "Marko", "Matei", "Mihai", "Nikola", "Petar", "Radu", "Rares", "Robert", "Sergiu", "Stefan", "Tudor", "Viktor", "Vlad"]
    ),
)
ORIGINS = (GERMAN, TURKISH, ARABIC, POLISH, SOUTH_EAST)
ORIGIN_WEIGHTS = {2: (28, 25, 27, 6, 14), 4: (62, 18, 10, 6, 4), 5: (60, 14, 13, 9, 4), 11: (68, 15, 8, 6, 3)}
USUAL_ORIGIN_WEIGHTS = (78, 8, 6, 6, 2)

_STREET_STEMS = ["Ahorn", "Akelei", "Amsel", "Birnbaum", "Blaubeer", "Brombeer", "Buchfink", "Distel", "Drossel", "Efeu", "Eichelhäher", "Enzian", "Erdbeer", "Farn", "Flieder", "Fuchsien", "Ginster", "Goldammer", "Hagebutten", "Haselnuss", "Heidelbeer", "Himbeer", "Holunder", "Hopfen", "Iltis", "Kastanien", "Kiebitz", "Klee", "Kleiber", "Kornblumen", "Lavendel", "Libellen", "Liguster", "Luchs", "Magnolien", "Marder", "Meisen", "Mispel", "Mohn", "Mühlgraben", "Nachtigallen", "Nelken", "Otter", "Pappel", "Pirol", "Quitten", "Rebhuhn", "Rotkehlchen", "Sanddorn", "Schlehen", "Schleier", "Schwalben", "Sperber", "Stieglitz", "Storchen", "Tannenhäher", "Thymian", "Ulmen", "Veilchen", "Wacholder", "Wachtel", "Weißdorn", "Wiesel", "Zaunkönig", "Zeisig", "Zirbel"]
STREETS = tuple(stem + kind for kind in ("weg", "straße", "allee", "ring") for stem in _STREET_STEMS)

KITA_FIRST = ["Abend", "Bernstein", "Feder", "Flüster", "Funkel", "Glücks", "Glimmer", "Hafer", "Himmels", "Honig", "Hügel", "Kiesel", "Kletter", "Korn", "Kupfer", "Lauf", "Moos", "Morgen", "Nebel", "Perlen", "Purzel", "Regen", "Samt", "Schimmer", "Silber", "Sommer", "Tau", "Wald", "Wiesen", "Winter", "Wipfel", "Wurzel", "Zauber", "Zimt", "Zinnober", "Zucker"]
KITA_SECOND = ["biber", "dachs", "elch", "falter", "fink", "frosch", "fuchs", "grille", "hase", "hamster", "igel", "käuzchen", "kranich", "lerche", "luchs", "maus", "mücke", "otter", "pirol", "rabe", "reh", "robbe", "schnecke", "specht", "spatz", "star", "storch", "taube", "unke", "wiesel", "zeisig", "zwerg"]
SCHOOL_STEMS = """Am Ahornhain/Am Bernsteinsee/Am Dreiländerstein/Am Erlenbruch/Am Federbach/Am Ginsterberg/Am Haferfeld/
Am Kiebitzteich/Am Libellengrund/Am Mispelhof/Am Otterbach/Am Pirolwald/Am Quittengarten/Am Rebhuhnfeld/
Am Schlehenhang/Am Tannenhäherweg/Am Ulmenkamp/Am Wacholderbusch/An der Wachtelwiese/An der Weißdornhecke/
An der Wieselburg/Auf dem Zeisigacker/Auf der Distelhöhe/Im Fliedergrund/Im Hopfengarten/Im Kleefeld/Im Lavendelhof/
Im Mohnfeld/Im Nelkental/Im Sanddorn/Im Stieglitznest/Im Thymianwinkel/Zum Buchfinken/Zum Drosselhorst/
Zum Eichelhäher/Zum Haselnussring/Zum Holunder/Zum Kornblumenfeld/Zur Nachtigall/Zur Rotkehlchenaue""".replace(
    "\n", ""
).split("/")
