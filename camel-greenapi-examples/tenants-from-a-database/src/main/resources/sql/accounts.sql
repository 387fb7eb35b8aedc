select instance, name, provider, api_url, api_token, client_token
from tenant
