select
    level,
    age_group,
    horizon,
    method,
    median_abs_error,
    p90_abs_error,
    bias,
    coverage_80,
    cells,
    empty_cells,
    first_origin,
    last_origin
from {{ ref('int_forecast_backtest') }}
order by level, age_group, horizon, method
