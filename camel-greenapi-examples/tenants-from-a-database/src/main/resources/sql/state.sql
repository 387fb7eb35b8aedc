update tenant
set state = :#${header.CamelGreenApiState}, since = :#${body.getAt}
where instance = :#${header.CamelGreenApiInstance}
