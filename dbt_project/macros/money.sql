{#- Euros and cents as an exact number: sums come out the same in whatever order they are added. -#}
{% macro euros(amount) -%}
    cast({{ amount }} as decimal(18, 2))
{%- endmacro %}

{#- What one year leaves to the next: under "one_year" the rest of its own quota, under "until_end" every rest
    until the last year with a quota, else nothing. -#}
{% macro carried_out(year) -%}
    case
        when {{ year }}.carry_over_rule = 'one_year' then {{ year }}.own_rest_eur
        when {{ year }}.carry_over_rule = 'until_end' and {{ year }}.year < {{ year }}.last_quota_year
            then {{ year }}.old_rest_eur + {{ year }}.own_rest_eur
        else {{ euros('0') }}
    end
{%- endmacro %}
