"""How far it is: straight lines between coordinates, and the middle of an area.

Straight lines by the haversine formula on a sphere (Sinnott 1984, "Virtues of the Haversine"); whoever shows them as
ways to go multiplies them with a detour factor. The middle of an area is the centroid of its outline, computed in the
plane with degrees of longitude shortened by the latitude, which is exact enough for a city district.
"""

from __future__ import annotations

import json

import numpy as np
import polars as pl
from numpy.typing import NDArray

Floats = NDArray[np.float64]

EARTH_RADIUS_KM = 6371.0
POINTS = pl.Schema({"district_id": pl.String, "latitude": pl.Float64, "longitude": pl.Float64})


def straight_km(from_lat: Floats, from_lon: Floats, to_lat: Floats, to_lon: Floats) -> Floats:
    """Kilometres in a straight line between pairs of coordinates in degrees; NaN where one is unknown."""
    lat, lon, other_lat, other_lon = (
        np.radians(part.astype(np.float64)) for part in (from_lat, from_lon, to_lat, to_lon)
    )
    half = np.sin((other_lat - lat) / 2) ** 2
    half += np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half))


def district_points(outlines: pl.DataFrame, addresses: pl.DataFrame) -> pl.DataFrame:
    """The middle of each district: of its outline, else of the known addresses in it; others are left out.

    ``outlines``: area_id, geometry (GeoJSON); ``addresses``: district_id, latitude, longitude.
    """
    drawn = [(area, *centroid(geometry)) for area, geometry in outlines.select("area_id", "geometry").rows()]
    middle = pl.DataFrame(drawn, schema=POINTS, orient="row")
    mean = (
        addresses.drop_nulls()
        .group_by("district_id")
        .agg(pl.col("latitude").cast(pl.Float64).mean(), pl.col("longitude").cast(pl.Float64).mean())
    )
    others = mean.join(middle, "district_id", how="anti").select(POINTS.names())
    return pl.concat([middle, others]).sort("district_id")


def centroid(geometry: str) -> tuple[float, float]:
    """Latitude and longitude of the centroid of a GeoJSON polygon or multipolygon, holes taken out."""
    shape = json.loads(geometry)
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    rings = [(np.array(ring, dtype=np.float64)[:, :2], number > 0) for polygon in polygons
             for number, ring in enumerate(polygon)]  # fmt: skip
    origin = rings[0][0].mean(axis=0)
    squeeze = np.array([np.cos(np.radians(origin[1])), 1.0])
    total, weighted = 0.0, np.zeros(2)
    for ring, is_hole in rings:
        area, middle = _ring((ring - origin) * squeeze)
        area = -abs(area) if is_hole else abs(area)
        total, weighted = total + area, weighted + area * middle
    longitude, latitude = (weighted / total if total else np.zeros(2)) / squeeze + origin
    return float(latitude), float(longitude)


def _ring(points: Floats) -> tuple[float, Floats]:
    """Signed area and centroid of a ring (the shoelace formula)."""
    following = np.roll(points, -1, axis=0)
    cross = points[:, 0] * following[:, 1] - following[:, 0] * points[:, 1]
    area = float(cross.sum()) / 2
    if not area:
        return 0.0, points.mean(axis=0)
    return area, ((points + following) * cross[:, None]).sum(axis=0) / (6 * area)
