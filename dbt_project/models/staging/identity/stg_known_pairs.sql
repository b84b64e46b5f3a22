select * from {{ source('identity', 'pairs') }}
