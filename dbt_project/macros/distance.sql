{#- Kilometres as the crow flies between two points of one city: within it the earth is flat, and a degree of
    longitude is shorter than one of latitude by the cosine of the latitude. -#}
{% macro kilometres_between(from_latitude, from_longitude, to_latitude, to_longitude) -%}
    111.2 * sqrt(
        power({{ to_latitude }} - {{ from_latitude }}, 2)
        + power(({{ to_longitude }} - {{ from_longitude }}) * cos(radians({{ from_latitude }})), 2)
    )
{%- endmacro %}
