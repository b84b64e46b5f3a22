"""Which pages there are, and which of them a role has: the others do not exist in its process."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.texts import filters as keys
from dashboard.texts.pages import PAGES as TEXTS
from warehouse.marts import Role

AREA = (keys.BOROUGH_KEY, keys.DISTRICT_KEY)


@dataclass(frozen=True)
class Page:
    """A page: its key names its module in ``views``, its sources are the contracts its numbers come from."""

    key: str
    icon: str
    roles: tuple[Role, ...]
    subjects: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The page's name in the navigation."""
        return TEXTS[self.key].title

    @property
    def path(self) -> str:
        """The page's part of the address."""
        return TEXTS[self.key].path

    @property
    def question(self) -> str:
        """The question the page answers."""
        return TEXTS[self.key].question


PUBLIC = (Role.PLANNING, Role.COUNCIL)
DATES = (keys.REFERENCE_DATE_KEY, keys.COMPARE_KEY)
DAY_CARE = ("population", "places", "child_minding", "contracts", "registrations")
PAGES = (
    Page(
        "overview", ":material/dashboard:", PUBLIC, ("demand", "unserved", "schools", "funding", "work_programme"),
        (*DAY_CARE, "schools", "school_it", "programme_budget", "work_programme"),
        (*DATES, keys.BOROUGH_KEY),
    ),
    Page(
        "demand", ":material/grid_view:", PUBLIC, ("demand",), (*DAY_CARE, "area_shapes"),
        (*DATES, keys.DAY_CARE_YEAR_KEY, *AREA, keys.AGE_GROUP_KEY, keys.MAP_KEY, keys.BESIDE_KEY),
    ),
    Page(
        "forecast", ":material/trending_up:", (Role.PLANNING,), ("demand",),
        ("population", "births", "housing", "places", "child_minding", "centre_projects"),
        (keys.REFERENCE_DATE_KEY, *AREA, keys.AGE_GROUP_KEY),
    ),
    Page(
        "centres", ":material/home_work:", (Role.PLANNING,), ("demand",), ("centres", "places", "contracts", "registrations"),
        (*DATES, keys.DAY_CARE_YEAR_KEY, *AREA, keys.AGE_GROUP_KEY, keys.PROVIDER_KEY),
    ),
    Page(
        "unserved", ":material/child_care:", (*PUBLIC, Role.COORDINATION), ("unserved",), ("registrations", "contracts", "places"),
        (*DATES, *AREA, keys.AGE_GROUP_KEY, keys.NEED_KEY),
    ),
    Page(
        "double_places", ":material/content_copy:", (Role.PLANNING, Role.COORDINATION), ("double_places",),
        ("registrations", "contracts"), (*DATES, *AREA, keys.AGE_GROUP_KEY),
    ),
    Page("review", ":material/compare_arrows:", (Role.COORDINATION,), (), ("registrations", "contracts")),
    Page(
        "school_it", ":material/lan:", PUBLIC, ("schools",), ("schools", "school_it", "population"),
        (*DATES, keys.BOROUGH_KEY, keys.TRACK_KEY),
    ),
    Page(
        "schools", ":material/school:", PUBLIC, ("schools", "funding"),
        ("schools", "school_it", "school_it_measures", "area_shapes"),
        (*DATES, keys.BOROUGH_KEY, keys.SCHOOL_KEY, keys.TRACK_KEY),
    ),
    Page(
        "funding", ":material/euro:", PUBLIC, ("funding",),
        ("programme_budget", "school_it_measures", "schools", "school_it"), (*DATES, keys.BOROUGH_KEY),
    ),
    Page(
        "work_programme", ":material/flag:", PUBLIC, ("work_programme", "demand"),
        ("work_programme", "centres", "places", "registrations"), DATES,
    ),
    Page("deliveries", ":material/fact_check:", (Role.ANALYST, Role.PLANNING)),
    Page("measures", ":material/menu_book:", tuple(Role), filters=(keys.MEASURE_KEY,)),
)  # fmt: skip


def pages_of(role: Role) -> list[Page]:
    """Return the pages a role has, its start page first."""
    return [page for page in PAGES if role in page.roles]


def page_of(role: Role, key: str) -> Page | None:
    """Return a page by its key, or nothing if the role does not have it."""
    return next((page for page in pages_of(role) if page.key == key), None)


def subjects_of(role: Role) -> list[str]:
    """Return the subjects whose tables a role's pages read."""
    return sorted({subject for page in pages_of(role) for subject in page.subjects})
