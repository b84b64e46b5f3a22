{#- What the money contradicts itself in, as it stands at the last date: a later delivery that puts it right
    takes the finding away. "count" is in euros where a sum is exceeded. -#}

with measures as (
    select * from {{ ref('int_measures') }}
    qualify reference_date = max(reference_date) over ()
),

measure_years as (
    select * from {{ ref('int_measures_as_of') }}
    qualify reference_date = max(reference_date) over ()
),

funding as (
    select * from {{ ref('int_funding') }}
    qualify reference_date = max(reference_date) over ()
),

programmes as (
    select * from {{ ref('programmes') }}
),

rules as (
    select * from {{ ref('carry_over_rules') }}
),

by_programme as (
    select
        reference_date,
        programme,
        sum(quota_eur) as quota_eur,
        sum(approved_eur) as approved_eur,
        count(quota_eur) as budget_years,
        count(drawn_eur) as measure_years
    from funding
    group by reference_date, programme
)

select
    'measure_drawn_above_approval' as finding,
    'school_it_measures' as contract,
    measure_id || ' (' || programme || ')' as subject,
    reference_date,
    cast(ceil(drawn_eur - approved_eur) as bigint) as count
from measures
where drawn_eur > approved_eur
union all
select
    'measure_committed_above_approval' as finding,
    'school_it_measures' as contract,
    measure_id || ' (' || programme || ')' as subject,
    reference_date,
    cast(ceil(committed_eur - approved_eur) as bigint) as count
from measures
where committed_eur > approved_eur
union all
select
    'measure_of_two_places' as finding,
    'school_it_measures' as contract,
    measure_id as subject,
    reference_date,
    count(*) as count
from measure_years
group by reference_date, measure_id
having count(distinct coalesce(school_id, '')) > 1 or count(distinct track) > 1
union all
select
    'measure_of_unknown_school' as finding,
    'school_it_measures' as contract,
    measures.measure_id || ' (' || measures.school_id || ')' as subject,
    measures.reference_date,
    count(*) as count
from measures
anti join {{ ref('int_school_register') }} as register using (school_id)
where measures.school_id is not null
group by measures.reference_date, measures.measure_id, measures.school_id
union all
-- a year of which no budget tells covers nothing
select
    'drawn_beyond_programme' as finding,
    'school_it_measures' as contract,
    programme || ' ' || year as subject,
    reference_date,
    cast(ceil(drawn_eur - coalesce(drawn_all_purposes_eur, 0)) as bigint) as count
from funding
where drawn_eur > coalesce(drawn_all_purposes_eur, 0)
union all
select
    'programme_without_budget' as finding,
    'programme_budget' as contract,
    by_programme.programme as subject,
    by_programme.reference_date,
    count(distinct measures.measure_id) as count
from by_programme
inner join measures using (reference_date, programme)
where by_programme.budget_years = 0
group by by_programme.reference_date, by_programme.programme
union all
select
    'approved_beyond_quota' as finding,
    'programme_budget' as contract,
    programme as subject,
    reference_date,
    cast(ceil(approved_eur - quota_eur) as bigint) as count
from by_programme
where approved_eur > quota_eur
union all
select
    'carry_over_rule_differs' as finding,
    'programme_budget' as contract,
    funding.programme || ': ' || delivered.rule_name || ' / ' || known.rule_name as subject,
    funding.reference_date,
    count(*) as count
from funding
inner join programmes on funding.programme = programmes.programme
inner join rules as delivered on funding.carry_over_rule = delivered.carry_over_rule
inner join rules as known on programmes.carry_over_rule = known.carry_over_rule
where funding.carry_over_rule <> programmes.carry_over_rule
group by funding.reference_date, funding.programme, delivered.rule_name, known.rule_name
union all
select
    'unknown_programme' as finding,
    case when budget_years > 0 then 'programme_budget' else 'school_it_measures' end as contract,
    programme as subject,
    reference_date,
    greatest(budget_years, measure_years) as count
from by_programme
anti join programmes using (programme)
union all
select
    'drawn_without_measure' as finding,
    'programme_budget' as contract,
    programme || ' ' || year as subject,
    reference_date,
    cast(ceil(drawn_all_purposes_eur) as bigint) as count
from funding
where drawn_all_purposes_eur > 0 and drawn_eur is null
union all
select
    'drawn_beyond_quota' as finding,
    'programme_budget' as contract,
    funding.programme || ' ' || funding.year as subject,
    funding.reference_date,
    cast(ceil(funding.drawn_all_purposes_eur - quota_years.carried_in_eur - funding.quota_eur) as bigint)
        as count
from funding
inner join {{ ref('int_quota_years') }} as quota_years using (reference_date, programme, year)
where funding.drawn_all_purposes_eur > quota_years.carried_in_eur + funding.quota_eur
