"""The fifteen contracts: what each export must look like."""

from warehouse.contracts.care_contracts import CARE_CONTRACTS
from warehouse.contracts.day_care import CENTRE_PROJECTS, CENTRES, CHILD_MINDING, PLACES
from warehouse.contracts.model import Contract, Format, Source
from warehouse.contracts.population import BIRTHS, HOUSING, POPULATION
from warehouse.contracts.registrations import REGISTRATIONS
from warehouse.contracts.schools import (
    PROGRAMME_BUDGET,
    SCHOOL_IT,
    SCHOOL_IT_MEASURES,
    SCHOOLS,
    WORK_PROGRAMME,
)
from warehouse.contracts.shapes import AREA_SHAPES

CONTRACTS: dict[str, Contract] = {
    contract.key: contract
    for contract in (
        REGISTRATIONS, CARE_CONTRACTS, CENTRES, PLACES, CHILD_MINDING, POPULATION, BIRTHS, HOUSING,
        CENTRE_PROJECTS, SCHOOLS, SCHOOL_IT, SCHOOL_IT_MEASURES, PROGRAMME_BUDGET, WORK_PROGRAMME,
        AREA_SHAPES,
    )
}  # fmt: skip

__all__ = ["CONTRACTS", "Contract", "Format", "Source"]
