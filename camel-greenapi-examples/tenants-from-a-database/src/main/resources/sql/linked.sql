update tenant
set phone = :#${body.phone}
where instance = :#${header.CamelGreenApiInstance}
