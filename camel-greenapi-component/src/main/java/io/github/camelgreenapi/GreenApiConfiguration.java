/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.option.Repeat;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options that the component and its endpoints have alike; an endpoint starts with the component's. */
@UriParams
public class GreenApiConfiguration implements Cloneable {

    @UriParam(
            label = "common",
            defaultValue = "greenApi",
            enums = "greenApi,zApi",
            description = "The provider of the account.")
    private Provider provider = Provider.GREEN_API;

    @UriParam(label = "security", secret = true, description = "The token of the instance.")
    private String apiToken;

    @UriParam(
            label = "security",
            secret = true,
            description = "Z-API's account security token. It is sent only when set.")
    private String clientToken;

    @UriParam(
            label = "common",
            description =
                    "The base address of the provider's API, with or without a trailing slash or a path prefix. The default is the provider's own. The address of the web socket is derived from it.")
    private String apiUrl;

    @UriParam(
            label = "common",
            description = "Where credentials are looked up by instance, so that one endpoint serves many accounts.")
    private GreenApiAccounts accounts;

    @UriParam(
            label = "consumer",
            javaType = "java.time.Duration",
            description =
                    "With transport=polling, the pause between requests for the QR code. The default is 1s for greenApi and 15s for zApi.")
    private long qrInterval;

    @UriParam(
            label = "consumer",
            description =
                    "How many distinct QR codes a session shows before it ends as timed out; 0 leaves only the time limit. The default is 0 for greenApi and 3 for zApi.")
    private Integer maxQrCodes;

    @UriParam(
            label = "consumer",
            defaultValue = "100s",
            javaType = "java.time.Duration",
            description = "How long one session waits for the scan.")
    private long sessionTimeout = 100_000;

    @UriParam(
            label = "consumer",
            defaultValue = "untilLinked",
            enums = "never,untilLinked,always",
            description =
                    "Whether another session follows: never; untilLinked, after a timeout or a lost connection, until the account is linked; always, and again whenever the account is found logged out.")
    private Repeat repeat = Repeat.UNTIL_LINKED;

    @UriParam(
            label = "consumer",
            defaultValue = "3",
            description = "How many sessions in a row may end without a link; 0 for no bound.")
    private int maxSessions = 3;

    @UriParam(
            label = "consumer",
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description =
                    "The bound of the first pause between sessions. It doubles each time, and each pause is drawn from nothing up to it.")
    private long repeatDelay = 5_000;

    @UriParam(
            label = "consumer",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "The largest bound of the pause between sessions.")
    private long maxRepeatDelay = 60_000;

    @UriParam(
            label = "consumer",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "The pause between looks at the state.")
    private long stateInterval = 60_000;

    @UriParam(
            label = "consumer",
            defaultValue = "20s",
            javaType = "java.time.Duration",
            description = "How long the provider may hold a request for the next notification, 5s to 60s.")
    private long receiveTimeout = 20_000;

    @UriParam(
            label = "common",
            defaultValue = "10s",
            javaType = "java.time.Duration",
            description =
                    "How long making a connection may take. When it is not set, that of Camel's http component is used, if it has one.")
    private long connectTimeout;

    @UriParam(
            label = "common",
            defaultValue = "75s",
            javaType = "java.time.Duration",
            description =
                    "How long a whole call may take, its retries included. When it is not set, that of Camel's http component is used, if it has one.")
    private long responseTimeout;

    @UriParam(
            label = "producer",
            defaultValue = "6m",
            javaType = "java.time.Duration",
            description = "How long updateSettings reads back until the settings are in force; 0 for not at all.")
    private long settingsTimeout = 360_000;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "What GREEN-API must send in the header Authorization to the webhook. The default is a random one for each registration.")
    private String webhookToken;

    @UriParam(
            label = "security",
            description = "The TLS set-up. When it is not set, that of Camel's http component is used, if it has one.")
    private SSLContextParameters sslContextParameters;

    @UriParam(
            label = "proxy",
            description =
                    "The host of an HTTP proxy. When it is not set, that of Camel's http component is used, if it has one.")
    private String proxyHost;

    @UriParam(label = "proxy", description = "The port of the HTTP proxy.")
    private Integer proxyPort;

    @UriParam(label = "proxy", secret = true, description = "The user name for the HTTP proxy.")
    private String proxyAuthUsername;

    @UriParam(label = "proxy", secret = true, description = "The password for the HTTP proxy.")
    private String proxyAuthPassword;

    @UriParam(
            label = "advanced",
            defaultValue = "200",
            description =
                    "How many HTTP connections all accounts share for ordinary calls, in addition to one that each account has of its own. Requests that wait for notifications have their own, one for each account.")
    private int maxConnections = 200;

    /** A copy that can be changed without changing this one. */
    public GreenApiConfiguration copy() {
        try {
            return (GreenApiConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public Provider getProvider() {
        return provider;
    }

    public void setProvider(Provider provider) {
        this.provider = provider;
    }

    public String getApiToken() {
        return apiToken;
    }

    public void setApiToken(String apiToken) {
        this.apiToken = apiToken;
    }

    public String getClientToken() {
        return clientToken;
    }

    public void setClientToken(String clientToken) {
        this.clientToken = clientToken;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public GreenApiAccounts getAccounts() {
        return accounts;
    }

    public void setAccounts(GreenApiAccounts accounts) {
        this.accounts = accounts;
    }

    public long getQrInterval() {
        return qrInterval;
    }

    public void setQrInterval(long qrInterval) {
        this.qrInterval = qrInterval;
    }

    public Integer getMaxQrCodes() {
        return maxQrCodes;
    }

    public void setMaxQrCodes(Integer maxQrCodes) {
        this.maxQrCodes = maxQrCodes;
    }

    public long getSessionTimeout() {
        return sessionTimeout;
    }

    public void setSessionTimeout(long sessionTimeout) {
        this.sessionTimeout = sessionTimeout;
    }

    public Repeat getRepeat() {
        return repeat;
    }

    public void setRepeat(Repeat repeat) {
        this.repeat = repeat;
    }

    public int getMaxSessions() {
        return maxSessions;
    }

    public void setMaxSessions(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    public long getRepeatDelay() {
        return repeatDelay;
    }

    public void setRepeatDelay(long repeatDelay) {
        this.repeatDelay = repeatDelay;
    }

    public long getMaxRepeatDelay() {
        return maxRepeatDelay;
    }

    public void setMaxRepeatDelay(long maxRepeatDelay) {
        this.maxRepeatDelay = maxRepeatDelay;
    }

    public long getStateInterval() {
        return stateInterval;
    }

    public void setStateInterval(long stateInterval) {
        this.stateInterval = stateInterval;
    }

    public long getReceiveTimeout() {
        return receiveTimeout;
    }

    public void setReceiveTimeout(long receiveTimeout) {
        this.receiveTimeout = receiveTimeout;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getSettingsTimeout() {
        return settingsTimeout;
    }

    public void setSettingsTimeout(long settingsTimeout) {
        this.settingsTimeout = settingsTimeout;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }
}
