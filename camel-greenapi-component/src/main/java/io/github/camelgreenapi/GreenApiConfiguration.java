/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.option.Repeat;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options that the component and its endpoints share. Each endpoint starts with a copy of the component's. */
@UriParams
public class GreenApiConfiguration implements Cloneable {

    @UriParam(label = "common", defaultValue = "greenApi", enums = "greenApi,zApi")
    private Provider provider = Provider.GREEN_API;

    @UriParam(label = "security", secret = true)
    private String apiToken;

    @UriParam(label = "security", secret = true)
    private String clientToken;

    @UriParam(label = "security", secret = true)
    private String partnerToken;

    @UriParam(label = "producer")
    private String partnerUrl;

    @UriParam(label = "common")
    private String apiUrl;

    @UriParam(label = "common")
    private GreenApiAccounts accounts;

    @UriParam(label = "consumer", javaType = "java.time.Duration")
    private long qrInterval;

    @UriParam(label = "consumer")
    private Integer maxQrCodes;

    @UriParam(label = "consumer", defaultValue = "100s", javaType = "java.time.Duration")
    private long sessionTimeout = 100_000;

    @UriParam(label = "consumer", defaultValue = "untilLinked", enums = "never,untilLinked,always")
    private Repeat repeat = Repeat.UNTIL_LINKED;

    @UriParam(label = "consumer", defaultValue = "3")
    private int maxSessions = 3;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean readyOnlyWhenLinked;

    @UriParam(label = "consumer", defaultValue = "5s", javaType = "java.time.Duration")
    private long repeatDelay = 5_000;

    @UriParam(label = "consumer", defaultValue = "60s", javaType = "java.time.Duration")
    private long maxRepeatDelay = 60_000;

    @UriParam(label = "consumer", defaultValue = "60s", javaType = "java.time.Duration")
    private long stateInterval = 60_000;

    @UriParam(label = "consumer")
    private StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer", defaultValue = "20s", javaType = "java.time.Duration")
    private long receiveTimeout = 20_000;

    @UriParam(label = "common", defaultValue = "10s", javaType = "java.time.Duration")
    private long connectTimeout;

    @UriParam(label = "common", defaultValue = "75s", javaType = "java.time.Duration")
    private long responseTimeout;

    @UriParam(label = "common", defaultValue = "0", javaType = "java.time.Duration")
    private long startupTimeout;

    @UriParam(label = "producer", defaultValue = "6m", javaType = "java.time.Duration")
    private long settingsTimeout = 360_000;

    @UriParam(label = "security", secret = true)
    private String webhookToken;

    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private String proxyHost;

    @UriParam(label = "proxy")
    private Integer proxyPort;

    @UriParam(label = "proxy", secret = true)
    private String proxyAuthUsername;

    @UriParam(label = "proxy", secret = true)
    private String proxyAuthPassword;

    @UriParam(label = "advanced", defaultValue = "200")
    private int maxConnections = 200;

    /** Returns a copy that can be changed independently. */
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

    /** The provider that hosts the instance of the account. */
    public void setProvider(Provider provider) {
        this.provider = provider;
    }

    public String getApiToken() {
        return apiToken;
    }

    /** The API token of the instance. It is required unless the option accounts is set. */
    public void setApiToken(String apiToken) {
        this.apiToken = apiToken;
    }

    public String getClientToken() {
        return clientToken;
    }

    /** Z-API's account security token, sent in the header Client-Token. When it is not set, the header is not sent. */
    public void setClientToken(String clientToken) {
        this.clientToken = clientToken;
    }

    public String getPartnerToken() {
        return partnerToken;
    }

    /**
     * The token of the partner (GREEN-API) or integrator (Z-API) who owns instances, for createInstance, instances and
     * deleteInstance. It opens all instances of the partner, so it is never taken for apiToken, nor the other way
     * round.
     */
    public void setPartnerToken(String partnerToken) {
        this.partnerToken = partnerToken;
    }

    public String getPartnerUrl() {
        return partnerUrl;
    }

    /**
     * The base address of the methods for partners, which GREEN-API's console shows beside the token. When it is not
     * set, apiUrl applies, otherwise the provider's address.
     */
    public void setPartnerUrl(String partnerUrl) {
        this.partnerUrl = partnerUrl;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    /**
     * The base address of the provider's API: http or https, with an optional port and path prefix. The address of the
     * web socket is derived from it. When it is not set, the provider's public address is used.
     */
    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public GreenApiAccounts getAccounts() {
        return accounts;
    }

    /**
     * A bean that looks up the credentials of accounts by instance, so that one endpoint serves many accounts. When it
     * is not set, the endpoint serves the account that instance and apiToken describe.
     */
    public void setAccounts(GreenApiAccounts accounts) {
        this.accounts = accounts;
    }

    public long getQrInterval() {
        return qrInterval;
    }

    /**
     * The pause between two requests for the QR code with transport=polling. When it is not set, it is 1s for greenApi
     * and 15s for zApi.
     *
     * @param qrInterval in milliseconds; 0 means not set
     */
    public void setQrInterval(long qrInterval) {
        this.qrInterval = qrInterval;
    }

    public Integer getMaxQrCodes() {
        return maxQrCodes;
    }

    /**
     * How many distinct QR codes a session shows before it times out. 0 sets no limit, so that only sessionTimeout ends
     * the session. When it is not set, it is 0 for greenApi and 3 for zApi.
     *
     * @param maxQrCodes null means not set
     */
    public void setMaxQrCodes(Integer maxQrCodes) {
        this.maxQrCodes = maxQrCodes;
    }

    public long getSessionTimeout() {
        return sessionTimeout;
    }

    /**
     * How long one session waits for somebody to scan a code.
     *
     * @param sessionTimeout in milliseconds, more than 0
     */
    public void setSessionTimeout(long sessionTimeout) {
        this.sessionTimeout = sessionTimeout;
    }

    public Repeat getRepeat() {
        return repeat;
    }

    /**
     * When another session follows one that did not link the account. never: not at all. untilLinked: after a timeout
     * or a temporary failure, until the account is linked. always: the same, and again whenever the account is found
     * logged out.
     */
    public void setRepeat(Repeat repeat) {
        this.repeat = repeat;
    }

    public boolean isReadyOnlyWhenLinked() {
        return readyOnlyWhenLinked;
    }

    /**
     * Whether the readiness check of the consumer is up only while every account is linked. By default it is up while
     * the provider is reachable and accepts the credentials of at least one account, and the check only reports
     * unlinked accounts in its details.
     */
    public void setReadyOnlyWhenLinked(boolean readyOnlyWhenLinked) {
        this.readyOnlyWhenLinked = readyOnlyWhenLinked;
    }

    public int getMaxSessions() {
        return maxSessions;
    }

    /** How many consecutive sessions may end without a link before the linking stops. 0 sets no limit. */
    public void setMaxSessions(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    public long getRepeatDelay() {
        return repeatDelay;
    }

    /**
     * The upper limit of the first pause between two sessions. The limit doubles with each session up to
     * maxRepeatDelay; the pause itself is a random time between zero and the limit.
     *
     * @param repeatDelay in milliseconds
     */
    public void setRepeatDelay(long repeatDelay) {
        this.repeatDelay = repeatDelay;
    }

    public long getMaxRepeatDelay() {
        return maxRepeatDelay;
    }

    /**
     * The largest upper limit of a pause between two sessions; it must not be less than repeatDelay.
     *
     * @param maxRepeatDelay in milliseconds
     */
    public void setMaxRepeatDelay(long maxRepeatDelay) {
        this.maxRepeatDelay = maxRepeatDelay;
    }

    public long getStateInterval() {
        return stateInterval;
    }

    /**
     * The time between two polls of an account's state. The qr consumer polls as well, with repeat=always while the
     * account is linked.
     *
     * @param stateInterval in milliseconds, more than 0
     */
    public void setStateInterval(long stateInterval) {
        this.stateInterval = stateInterval;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    /**
     * Where the consumers remember something beyond the life of the Camel context. The state consumer keeps, per
     * account, the last change that its route has taken, and continues after it when it starts. With
     * expectedPhone=previous, the qr consumer keeps a keyed hash of the linked phone number. When it is not set, the
     * state consumer reports the present state when it starts.
     */
    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public long getReceiveTimeout() {
        return receiveTimeout;
    }

    /**
     * How long GREEN-API may hold a request for the next notification while the queue is empty (long polling), from 5s
     * to 60s.
     *
     * @param receiveTimeout in milliseconds, from 5,000 to 60,000
     */
    public void setReceiveTimeout(long receiveTimeout) {
        this.receiveTimeout = receiveTimeout;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * The time limit for opening a connection. When it is not set, the one set on Camel's http component applies,
     * otherwise 10s.
     *
     * @param connectTimeout in milliseconds; 0 means not set
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * The time limit for a whole call, including its retries. When it is not set, the one set on Camel's http component
     * applies, otherwise 75s.
     *
     * @param responseTimeout in milliseconds; 0 means not set
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getStartupTimeout() {
        return startupTimeout;
    }

    /**
     * How long a new instance may refuse its credentials before that is a failure. GREEN-API takes up to 5 minutes to
     * create an instance. Meanwhile a linking waits without starting a session, and a producer repeats its call. An
     * instance that has accepted its credentials once is not new.
     *
     * @param startupTimeout in milliseconds; 0 means not at all
     */
    public void setStartupTimeout(long startupTimeout) {
        this.startupTimeout = startupTimeout;
    }

    public long getSettingsTimeout() {
        return settingsTimeout;
    }

    /**
     * How long updateSettings waits for the settings to come into force, reading them back meanwhile. 0 returns without
     * reading them back. Registering a webhook waits as long.
     *
     * @param settingsTimeout in milliseconds
     */
    public void setSettingsTimeout(long settingsTimeout) {
        this.settingsTimeout = settingsTimeout;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    /**
     * The secret that GREEN-API must send to the webhook in the header Authorization. When it is not set, each
     * registration generates a random one.
     */
    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * The TLS configuration of HTTP and web sockets. When it is not set, the one of Camel's http component applies,
     * otherwise that of the JVM.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host of an HTTP proxy. When it is not set, the proxy set on Camel's http component applies, otherwise none.
     */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * The port of the HTTP proxy. It is required with proxyHost.
     *
     * @param proxyPort null means not set
     */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    /** The user name for the proxy in proxyHost. When it is not set, the proxy gets no credentials. */
    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    /** The password for the proxy in proxyHost. */
    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    /**
     * How many HTTP connections all accounts share for ordinary calls. In addition, each account with a call in
     * progress has one connection of its own, and long polls for notifications have separate connections.
     */
    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }
}
