/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.web;

import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.account.PhoneNumber;
import io.github.camelgreenapi.internal.concurrent.ScheduledTimer;
import io.github.camelgreenapi.internal.concurrent.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Serves pages on which a person links an account, each behind a link that works once.
 *
 * <p>It is a bean that brings its own route, on {@code platform-http}: camel-main, Spring Boot and Quarkus find it in
 * their registry; elsewhere, {@code context.addRoutes(linkPages)}. The options are to be set before the context starts.
 *
 * <p>All of it is kept in memory: after a restart, links that were not used are unknown.
 */
public class LinkPages extends RouteBuilder {

    static final Duration LONGEST = Duration.ofDays(7);

    private String path = "/link";
    private String component = "greenapi";
    private GreenApiAccounts accounts;
    private boolean logoutWrongAccount;
    private String passkeyHelp;
    private List<String> embeddingOrigins = List.of();
    private String addressHeader;
    private int maxPages = 10_000;
    private int maxWaiting = 10;
    private Timer timer;

    private volatile PageServices services;

    public LinkPages() {}

    /** @param timer the time, turned by hand */
    LinkPages(Timer timer) {
        this.timer = timer;
    }

    /**
     * Opens a page for an account. An earlier page of the same account ends.
     *
     * @param validFor how long the link can be used, a week at most
     * @return the path of the page, {@code /link/} and an unguessable ticket; the first browser that opens it claims it
     * @throws IllegalArgumentException when the account is not known, or the time makes no sense
     * @throws IllegalStateException when the context has not started, or {@code maxPages} pages are open
     */
    public String open(String instance, Duration validFor) {
        return open(instance, validFor, null);
    }

    /**
     * Opens a page for an account that only one number may be linked to. An earlier page of the same account ends.
     *
     * @param expectedPhone in international form; null for any number
     * @see #open(String, Duration)
     */
    public String open(String instance, Duration validFor, String expectedPhone) {
        Tickets tickets = services().tickets();
        if (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A link must be valid for more than zero and at most seven days");
        }
        GreenApiAccounts known = knownAccounts();
        if (known != null && known.find(instance).isEmpty()) {
            throw new IllegalArgumentException("The bean with the accounts does not contain instance " + instance);
        }
        PhoneNumber phone = expectedPhone == null ? null : PhoneNumber.parse(expectedPhone);
        CamelAccount account =
                new CamelAccount(getCamelContext(), component, known, instance, phone, logoutWrongAccount);
        return path + "/" + tickets.issue(new LinkPage(instance, phone, passkeyHelp, account, timer), validFor);
    }

    /** Ends the page of an account, if one is open. */
    public void withdraw(String instance) {
        services().tickets().withdraw(instance);
    }

    /** How many requests wait for an event. */
    int waiting() {
        return services().waiters().waiting();
    }

    private PageServices services() {
        PageServices started = services;
        if (started == null) {
            throw new IllegalStateException("The link pages are not started; add them to a Camel context as routes");
        }
        return started;
    }

    private GreenApiAccounts knownAccounts() {
        if (accounts != null) {
            return accounts;
        }
        Set<GreenApiAccounts> found = getCamelContext().getRegistry().findByType(GreenApiAccounts.class);
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /** Adds the one route, {@code link-pages}. */
    @Override
    public void configure() throws Exception {
        CamelContext context = getCamelContext();
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        ScheduledExecutorService scheduler = executors.newSingleThreadScheduledExecutor(this, "GreenApiLinkPages");
        if (timer == null) {
            timer = new ScheduledTimer(scheduler);
        }
        PageServices started = PageServices.with(timer, embeddingOrigins, addressHeader, maxPages, maxWaiting);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {

            @Override
            public void onContextStopping(CamelContext stopping) {
                started.close();
                executors.shutdownNow(scheduler);
            }
        });
        from(PageProcessor.endpoint(context, path))
                .routeId("link-pages")
                .process(new PageProcessor(started.server(), path));
        services = started;
    }

    public String getPath() {
        return path;
    }

    /** Where the pages are served; {@code /link} unless set. */
    public void setPath(String path) {
        if (!path.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "The path of the pages must begin with a slash and not end with one," + " for example /link");
        }
        this.path = path;
    }

    public String getComponent() {
        return component;
    }

    /** The name of the component that links; {@code greenapi} unless set. */
    public void setComponent(String component) {
        this.component = component;
    }

    public GreenApiAccounts getAccounts() {
        return accounts;
    }

    /**
     * The accounts that pages can be opened for; unless set, those of the one such bean in the registry, and without
     * one the instances that the component's own credentials are for.
     */
    public void setAccounts(GreenApiAccounts accounts) {
        this.accounts = accounts;
    }

    public boolean isLogoutWrongAccount() {
        return logoutWrongAccount;
    }

    /** Whether another number than the expected one is logged out again; false unless set. */
    public void setLogoutWrongAccount(boolean logoutWrongAccount) {
        this.logoutWrongAccount = logoutWrongAccount;
    }

    public String getPasskeyHelp() {
        return passkeyHelp;
    }

    /** The address of a page where a person can give a passkey, such as the provider's own; none unless set. */
    public void setPasskeyHelp(String passkeyHelp) {
        if (passkeyHelp != null && !passkeyHelp.matches("https?://\\S+")) {
            throw new IllegalArgumentException("The address in passkeyHelp must begin with https:// or http://");
        }
        this.passkeyHelp = passkeyHelp;
    }

    public List<String> getEmbeddingOrigins() {
        return embeddingOrigins;
    }

    /**
     * The other sites that may show a page in a frame or use the web component, such as {@code https://example.com};
     * none unless set. Browsers then accept the page by {@code https} only.
     */
    public void setEmbeddingOrigins(List<String> embeddingOrigins) {
        this.embeddingOrigins = List.copyOf(embeddingOrigins);
    }

    public String getAddressHeader() {
        return addressHeader;
    }

    /**
     * The header in which a reverse proxy names the browser's address, such as {@code X-Forwarded-For}; none unless
     * set. Requests that have it twice count as one address.
     */
    public void setAddressHeader(String addressHeader) {
        this.addressHeader = addressHeader;
    }

    public int getMaxPages() {
        return maxPages;
    }

    /** How many links there may be at a time; 10 000 unless set. */
    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }

    public int getMaxWaiting() {
        return maxWaiting;
    }

    /**
     * How many requests may wait for an event at a time, each of which holds a thread of the HTTP server; 10 unless
     * set, which leaves half of the usual 20 to other requests. Browsers beyond that ask every few seconds.
     */
    public void setMaxWaiting(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }
}
