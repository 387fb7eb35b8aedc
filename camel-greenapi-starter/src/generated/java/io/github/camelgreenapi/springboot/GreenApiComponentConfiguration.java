/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from greenapi.json by GeneratedSourcesTest. */
package io.github.camelgreenapi.springboot;

import io.github.camelgreenapi.GreenApiConfiguration;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.option.Repeat;
import io.vertx.core.Vertx;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The options of the component {@code greenapi}, each null unless it is set. */
@ConfigurationProperties(prefix = "camel.component.greenapi")
public class GreenApiComponentConfiguration extends ComponentConfigurationPropertiesCommon {

    /**
     * A bean that looks up the credentials of accounts by instance, so that one endpoint serves many accounts.
     * When it is not set, the endpoint serves the account that instance and apiToken describe.
     */
    private GreenApiAccounts accounts;

    /**
     * The base address of the provider's API: http or https, with an optional port and path prefix. The address
     * of the web socket is derived from it. When it is not set, the provider's public address is used.
     */
    private String apiUrl;

    /**
     * The options that endpoints start with. An option set on an endpoint takes precedence.
     */
    private GreenApiConfiguration configuration;

    /**
     * The time limit for opening a connection. When it is not set, the one set on Camel's http component
     * applies, otherwise 10s.
     */
    private String connectTimeout;

    /**
     * The provider that hosts the instance of the account.
     */
    private Provider provider;

    /**
     * The time limit for a whole call, including its retries. When it is not set, the one set on Camel's http
     * component applies, otherwise 75s.
     */
    private String responseTimeout;

    /**
     * How long a new instance may refuse its credentials before that is a failure. GREEN-API takes up to 5
     * minutes to create an instance. Meanwhile a linking waits without starting a session, and a producer
     * repeats its call. An instance that has accepted its credentials once is not new.
     */
    private String startupTimeout;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if
     * possible) occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now
     * be processed as a message and handled by the routing Error Handler. Important: This is only possible if
     * the 3rd party component allows Camel to be alerted if an exception was thrown. Some components handle this
     * internally only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the
     * Camel component to hook into the 3rd party component and make this possible for future releases. By
     * default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will
     * be logged at WARN or ERROR level and ignored.
     */
    private Boolean bridgeErrorHandler;

    /**
     * How many distinct QR codes a session shows before it times out. 0 sets no limit, so that only
     * sessionTimeout ends the session. When it is not set, it is 0 for greenApi and 3 for zApi.
     */
    private Integer maxQrCodes;

    /**
     * The largest upper limit of a pause between two sessions; it must not be less than repeatDelay.
     */
    private String maxRepeatDelay;

    /**
     * How many consecutive sessions may end without a link before the linking stops. 0 sets no limit.
     */
    private Integer maxSessions;

    /**
     * The pause between two requests for the QR code with transport=polling. When it is not set, it is 1s for
     * greenApi and 15s for zApi.
     */
    private String qrInterval;

    /**
     * Whether the readiness check of the consumer is up only while every account is linked. By default it is up
     * while the provider is reachable and accepts the credentials of at least one account, and the check only
     * reports unlinked accounts in its details.
     */
    private Boolean readyOnlyWhenLinked;

    /**
     * How long GREEN-API may hold a request for the next notification while the queue is empty (long polling),
     * from 5s to 60s.
     */
    private String receiveTimeout;

    /**
     * When another session follows one that did not link the account. never: not at all. untilLinked: after a
     * timeout or a temporary failure, until the account is linked. always: the same, and again whenever the
     * account is found logged out.
     */
    private Repeat repeat;

    /**
     * The upper limit of the first pause between two sessions. The limit doubles with each session up to
     * maxRepeatDelay; the pause itself is a random time between zero and the limit.
     */
    private String repeatDelay;

    /**
     * How long one session waits for somebody to scan a code.
     */
    private String sessionTimeout;

    /**
     * The time between two polls of an account's state. The qr consumer polls as well, with repeat=always while
     * the account is linked.
     */
    private String stateInterval;

    /**
     * Where the consumers remember something beyond the life of the Camel context. The state consumer keeps, per
     * account, the last change that its route has taken, and continues after it when it starts. With
     * expectedPhone=previous, the qr consumer keeps a keyed hash of the linked phone number. When it is not set,
     * the state consumer reports the present state when it starts.
     */
    private StateRepository<String, String> stateRepository;

    /**
     * How many web sockets the qr consumers of all accounts open a second. When more accounts start together,
     * they wait for their turn. 0 means no bound.
     */
    private Integer connectRate;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to
     * allow CamelContext and routes to startup in situations where a producer may otherwise fail during starting
     * and cause the route to fail being started. By deferring this startup to be lazy then the startup failure
     * can be handled during routing messages via Camel's routing error handlers. Beware that when the first
     * message is processed then creating and starting the producer may take a little time and prolong the total
     * processing time of the processing.
     */
    private Boolean lazyStartProducer;

    /**
     * The base address of the methods for partners, which GREEN-API's console shows beside the token. When it is
     * not set, apiUrl applies, otherwise the provider's address.
     */
    private String partnerUrl;

    /**
     * How long updateSettings waits for the settings to come into force, reading them back meanwhile. 0 returns
     * without reading them back. Registering a webhook waits as long.
     */
    private String settingsTimeout;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which
     * then gets configured on the component. This can be used for automatic configuring JDBC data sources, JMS
     * connection factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled;

    /**
     * How many HTTP connections all accounts share for ordinary calls. In addition, each account with a call in
     * progress has one connection of its own, and long polls for notifications have separate connections.
     */
    private Integer maxConnections;

    /**
     * The Vert.x instance for HTTP and web sockets, which the component does not close. When it is not set, the
     * component creates one with two event loops and closes it when it stops.
     */
    private Vertx vertx;

    /**
     * Used for enabling or disabling all consumer based health checks from this component
     */
    private Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice: Camel has by
     * default disabled all producer based health-checks. You can turn on producer checks globally by setting
     * camel.health.producersEnabled=true.
     */
    private Boolean healthCheckProducerEnabled;

    /**
     * The password for the proxy in proxyHost.
     */
    private String proxyAuthPassword;

    /**
     * The user name for the proxy in proxyHost. When it is not set, the proxy gets no credentials.
     */
    private String proxyAuthUsername;

    /**
     * The host of an HTTP proxy. When it is not set, the proxy set on Camel's http component applies, otherwise
     * none.
     */
    private String proxyHost;

    /**
     * The port of the HTTP proxy. It is required with proxyHost.
     */
    private Integer proxyPort;

    /**
     * A comma-separated list of the hosts that the apiUrl of an endpoint may name, in addition to the provider's
     * host and that of the component's own apiUrl. A leading asterisk and dot stand for all hosts of a domain.
     * When it is not set, an endpoint may name any host, but the component sends none of its own secrets there.
     */
    private String allowedHosts;

    /**
     * The API token of the instance. It is required unless the option accounts is set.
     */
    private String apiToken;

    /**
     * Z-API's account security token, sent in the header Client-Token. When it is not set, the header is not
     * sent.
     */
    private String clientToken;

    /**
     * The token of the partner (GREEN-API) or integrator (Z-API) who owns instances, for createInstance,
     * instances and deleteInstance. It opens all instances of the partner, so it is never taken for apiToken,
     * nor the other way round.
     */
    private String partnerToken;

    /**
     * The TLS configuration of HTTP and web sockets. When it is not set, the one of Camel's http component
     * applies, otherwise that of the JVM.
     */
    private SSLContextParameters sslContextParameters;

    /**
     * Whether to use the TLS configuration of the Camel context where sslContextParameters is not set.
     */
    private Boolean useGlobalSslContextParameters;

    /**
     * The secret that GREEN-API must send to the webhook in the header Authorization. When it is not set, each
     * registration generates a random one.
     */
    private String webhookToken;

    public GreenApiAccounts getAccounts() {
        return accounts;
    }

    public void setAccounts(GreenApiAccounts accounts) {
        this.accounts = accounts;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public GreenApiConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(GreenApiConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(String connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Provider getProvider() {
        return provider;
    }

    public void setProvider(Provider provider) {
        this.provider = provider;
    }

    public String getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(String responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public String getStartupTimeout() {
        return startupTimeout;
    }

    public void setStartupTimeout(String startupTimeout) {
        this.startupTimeout = startupTimeout;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Integer getMaxQrCodes() {
        return maxQrCodes;
    }

    public void setMaxQrCodes(Integer maxQrCodes) {
        this.maxQrCodes = maxQrCodes;
    }

    public String getMaxRepeatDelay() {
        return maxRepeatDelay;
    }

    public void setMaxRepeatDelay(String maxRepeatDelay) {
        this.maxRepeatDelay = maxRepeatDelay;
    }

    public Integer getMaxSessions() {
        return maxSessions;
    }

    public void setMaxSessions(Integer maxSessions) {
        this.maxSessions = maxSessions;
    }

    public String getQrInterval() {
        return qrInterval;
    }

    public void setQrInterval(String qrInterval) {
        this.qrInterval = qrInterval;
    }

    public Boolean getReadyOnlyWhenLinked() {
        return readyOnlyWhenLinked;
    }

    public void setReadyOnlyWhenLinked(Boolean readyOnlyWhenLinked) {
        this.readyOnlyWhenLinked = readyOnlyWhenLinked;
    }

    public String getReceiveTimeout() {
        return receiveTimeout;
    }

    public void setReceiveTimeout(String receiveTimeout) {
        this.receiveTimeout = receiveTimeout;
    }

    public Repeat getRepeat() {
        return repeat;
    }

    public void setRepeat(Repeat repeat) {
        this.repeat = repeat;
    }

    public String getRepeatDelay() {
        return repeatDelay;
    }

    public void setRepeatDelay(String repeatDelay) {
        this.repeatDelay = repeatDelay;
    }

    public String getSessionTimeout() {
        return sessionTimeout;
    }

    public void setSessionTimeout(String sessionTimeout) {
        this.sessionTimeout = sessionTimeout;
    }

    public String getStateInterval() {
        return stateInterval;
    }

    public void setStateInterval(String stateInterval) {
        this.stateInterval = stateInterval;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public Integer getConnectRate() {
        return connectRate;
    }

    public void setConnectRate(Integer connectRate) {
        this.connectRate = connectRate;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public String getPartnerUrl() {
        return partnerUrl;
    }

    public void setPartnerUrl(String partnerUrl) {
        this.partnerUrl = partnerUrl;
    }

    public String getSettingsTimeout() {
        return settingsTimeout;
    }

    public void setSettingsTimeout(String settingsTimeout) {
        this.settingsTimeout = settingsTimeout;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Vertx getVertx() {
        return vertx;
    }

    public void setVertx(Vertx vertx) {
        this.vertx = vertx;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
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

    public String getAllowedHosts() {
        return allowedHosts;
    }

    public void setAllowedHosts(String allowedHosts) {
        this.allowedHosts = allowedHosts;
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

    public String getPartnerToken() {
        return partnerToken;
    }

    public void setPartnerToken(String partnerToken) {
        this.partnerToken = partnerToken;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getWebhookToken() {
        return webhookToken;
    }

    public void setWebhookToken(String webhookToken) {
        this.webhookToken = webhookToken;
    }
}
