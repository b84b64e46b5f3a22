with done as (
    select
        reference_date,
        track,
        done_on as came_on,
        row_number() over (partition by reference_date, track order by done_on) as schools
    from {{ ref('int_rollout_seen') }}
    where state = 'done'
),

forecasts as (
    select
        reference_date,
        track,
        target_share,
        needed_schools
    from {{ ref('int_rollout_forecast') }}
    where reached_on is null
)

select
    forecasts.reference_date,
    forecasts.track,
    forecasts.target_share,
    min(done.reference_date) as seen_on,
    arg_min(done.came_on, done.reference_date) as came_on
from forecasts
inner join done
    on
        forecasts.track = done.track
        and forecasts.needed_schools = done.schools
        and forecasts.reference_date < done.reference_date
group by forecasts.reference_date, forecasts.track, forecasts.target_share
