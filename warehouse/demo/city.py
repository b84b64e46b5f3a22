"""The city's districts and boroughs, with the weights the synthetic families settle by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import polars as pl

from warehouse.demo.chance import Chance, Ints
from warehouse.demo.names import STREETS

BOROUGHS = ("Innenstadt-West", "Innenstadt-Nord", "Innenstadt-Ost", "Eving", "Scharnhorst", "Brackel", "Aplerbeck",
            "Hörde", "Hombruch", "Lütgendortmund", "Huckarde", "Mengede")  # fmt: skip
OUTSIDE = -1
NEIGHBOUR_POSTCODES = ("44532", "44577", "58239", "58285", "58313", "59174")


@dataclass(frozen=True)
class City:
    """The districts in the order of their codes; every array has one entry per district."""

    codes: list[str]
    names: list[str]
    boroughs: Ints
    weights: Ints
    growth: Ints
    supply: Ints
    latitudes: list[float]
    longitudes: list[float]
    postcodes: list[str]

    def weights_in(self, year: int) -> Ints:
        """Children's weight of each district in a year; growth is per cent in ten years, doubled for effect."""
        return self.weights * (1000 + 2 * self.growth * (year - 2018))

    @property
    def nearness(self) -> Ints:
        """For each district, all districts ordered by distance between the centres of the areas."""
        north = np.array([round(value * 111_200) for value in self.latitudes], dtype=np.int64)
        east = np.array([round(value * 69_200) for value in self.longitudes], dtype=np.int64)
        squares = (north[:, None] - north[None, :]) ** 2 + (east[:, None] - east[None, :]) ** 2
        return np.argsort(squares, axis=1, kind="stable")


@cache
def city() -> City:
    """The 62 districts of ``areas.csv``."""
    text = resources.files("warehouse.demo").joinpath("areas.csv").read_bytes()
    table = pl.read_csv(text, schema_overrides={"code": pl.String, "postcode": pl.String})
    return City(
        codes=table["code"].to_list(),
        names=table["name"].to_list(),
        boroughs=table["borough"].to_numpy().astype(np.int64),
        weights=table["weight"].to_numpy().astype(np.int64),
        growth=table["growth"].to_numpy().astype(np.int64),
        supply=table["supply"].to_numpy().astype(np.int64),
        latitudes=table["latitude"].to_list(),
        longitudes=table["longitude"].to_list(),
        postcodes=table["postcode"].to_list(),
    )


def district_codes(districts: Ints) -> pl.Series:
    """Codes of the districts; missing for children who live outside the city."""
    codes = pl.Series([*city().codes, None], dtype=pl.String)
    return codes.gather(np.where(districts < 0, len(codes) - 1, districts))


def borough_names(districts: Ints) -> pl.Series:
    """Names of the boroughs the districts belong to."""
    return pl.Series(BOROUGHS).gather(city().boroughs[districts] - 1)


def addresses(districts: Ints, chance: Chance) -> pl.DataFrame:
    """A street, postcode and coordinates within half a kilometre of the middle of each district."""
    count, area = len(districts), city()
    street, house = chance.between(0, len(STREETS) - 1, count), chance.between(1, 120, count)
    north, east = chance.between(-50, 50, count), chance.between(-70, 70, count)
    return pl.DataFrame(
        {
            "street": pl.Series(STREETS).gather(street) + " " + pl.Series(house).cast(pl.String),
            "postcode": pl.Series(area.postcodes).gather(districts),
            "latitude": ((pl.Series(area.latitudes).gather(districts) + north / 10_000) + 3e-5).round(5),
            "longitude": ((pl.Series(area.longitudes).gather(districts) + east / 10_000) + 3e-5).round(5),
            "district": district_codes(districts),
        }
    )
