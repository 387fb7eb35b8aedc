create table if not exists tenant (
    instance     varchar(64)  primary key,
    name         varchar(100) not null,
    provider     varchar(20)  not null,
    api_url      varchar(200),
    api_token    varchar(200) not null,
    client_token varchar(200),
    state        varchar(20),
    since        varchar(40),
    phone        varchar(20)
);
