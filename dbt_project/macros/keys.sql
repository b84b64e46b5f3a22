{#- What a finding may repeat of a cell that should hold a key: letters and digits without a gap, one digit at
    least. A name, an address or a date that has slipped into its column is none, and is shown as a dash. -#}
{% macro key_or_hidden(text) -%}
    case
        when regexp_matches({{ text }}, '^[A-Za-z_/-]*[0-9][A-Za-z0-9_/]*$') then {{ text }}
        else '–'
    end
{%- endmacro %}
