with parameters as (
    select
        max(case when parameter = 'same_from' then value end) as same_from,
        max(case when parameter = 'review_from' then value end) as review_from
    from {{ ref('linkage_parameters') }}
),

pairs as (
    select
        band,
        probability
    from {{ ref('int_link_pairs') }}
),

-- the model's own expectation: each pair is right with its probability
counted as (
    select
        count(case when band = 'same' then 1 end) as same_pairs,
        sum(case when band = 'same' then probability end) as same_right,
        count(case when band = 'review' then 1 end) as review_pairs,
        sum(case when band = 'review' then probability end) as review_right,
        sum(probability) as right_in_all
    from pairs
)

select
    'same' as band,
    parameters.same_from as lower_bound,
    counted.same_pairs as pairs,
    counted.same_right / nullif(counted.same_pairs, 0) as expected_precision,
    counted.same_right / nullif(counted.right_in_all, 0) as expected_recall
from counted
cross join parameters
union all
select
    'review' as band,
    parameters.review_from as lower_bound,
    counted.review_pairs as pairs,
    counted.review_right / nullif(counted.review_pairs, 0) as expected_precision,
    counted.review_right / nullif(counted.right_in_all, 0) as expected_recall
from counted
cross join parameters
order by lower_bound desc
