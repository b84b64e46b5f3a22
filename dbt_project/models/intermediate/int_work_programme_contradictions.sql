{#- What the latest work programme contradicts itself in, or names that nobody has heard of. -#}

with milestones as (
    select * from {{ ref('int_work_programme') }}
    qualify reference_date = max(reference_date) over ()
),

contradictions as (
    select
        'unknown_theme' as finding,
        reference_date,
        theme as subject
    from milestones
    where not is_known_theme
    union all
    select
        'unknown_project' as finding,
        reference_date,
        project || ' (' || theme || ')' as subject
    from milestones
    where is_known_theme and not is_known_project
    union all
    select
        'milestone_done_before_start' as finding,
        reference_date,
        milestone_id || ' (' || milestone || ')' as subject
    from milestones
    where done_on < started_on
    union all
    select
        'milestone_without_evidence' as finding,
        reference_date,
        milestone_id || ' (' || milestone || ')' as subject
    from milestones
    where done_on is not null and evidence is null
)

select
    finding,
    reference_date,
    subject,
    count(*) as count
from contradictions
group by finding, reference_date, subject
