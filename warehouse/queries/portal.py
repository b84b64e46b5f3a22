"""Who takes part in the parents' portal, and what the planning does not see of those who do not."""

from __future__ import annotations

from datetime import date

import polars as pl

from warehouse.marts import Marts


def months(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return every month over by the date: providers and centres on the portal, registrations by their way."""
    return marts.frame(
        """
        select
            coalesce(portal.month, registrations.month) as month,
            portal.* exclude (month, share),
            portal.share as centre_share,
            registrations.* exclude (month, share),
            registrations.share as online_share
        from marts.fct_portal_month as portal
        full outer join (
            select month, registrations, online, elsewhere, channel_unknown, share, is_partial, is_suppressed
            from marts.fct_online_registration
            where is_total
        ) as registrations on portal.month = registrations.month
        where last_day(coalesce(portal.month, registrations.month)) <= $reference_date
        order by month
        """,
        reference_date=reference_date,
    )


def coverage(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return each provider's places within and without the portal, what is missing most first, and the sum last."""
    return marts.frame(
        """
        select *
        from marts.fct_portal_coverage
        where reference_date = $reference_date
        order by is_total, places_missing desc, centres_missing desc, provider_name
        """,
        reference_date=reference_date,
    )


def missing_centres(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return the centres that are not on the portal, the largest first."""
    return marts.frame(
        """
        select
            portal.*,
            coalesce(centres.name, portal.centre_id) as name,
            areas.name as district_name
        from marts.fct_portal_centre as portal
        left join marts.dim_centre as centres on portal.centre_id = centres.centre_id
        left join marts.dim_area as areas on portal.district_id = areas.area_id
        where portal.reference_date = $reference_date and not portal.is_on_portal
        order by portal.approved_places desc, name, portal.centre_id
        """,
        reference_date=reference_date,
    )


def online_by_provider(marts: Marts, reference_date: date) -> pl.DataFrame:
    """Return each provider's registrations of the last twelve complete months, who has fewest online first."""
    return marts.frame(
        """
        with complete as (
            select *
            from marts.fct_online_registration
            where not is_partial and last_day(month) <= $reference_date
        )

        select
            provider_name,
            is_total,
            min(month) as first_month,
            max(month) as last_month,
            cast(sum(registrations) as bigint) as registrations,
            cast(sum(online) as bigint) as online,
            cast(sum(elsewhere) as bigint) as elsewhere,
            cast(sum(channel_unknown) as bigint) as channel_unknown,
            sum(online) / nullif(sum(online) + sum(elsewhere), 0) as share
        from complete
        where month > (select max(month) - interval 12 months from complete)
        group by provider_name, is_total
        order by is_total, share nulls first, provider_name
        """,
        reference_date=reference_date,
    )
