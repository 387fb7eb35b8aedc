/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.GreenApiAccounts;
import io.github.camelgreenapi.internal.provider.Credentials;
import io.github.camelgreenapi.internal.provider.Partner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of one endpoint: the one that its options name, or those of the bean in the option {@code accounts}. */
final class EndpointAccounts implements GreenApiAccounts {

    private final String instance;
    private final GreenApiAccounts bean;
    private final Optional<GreenApiAccount> described;
    private final GreenApiOperation operation;
    // Null when the operation needs none.
    private final Partner partner;

    EndpointAccounts(EndpointOptions options) {
        GreenApiConfiguration shared = options.shared();
        this.instance = options.instance();
        this.bean = shared.getAccounts();
        this.operation = options.operation();
        this.partner = operation.needsPartner()
                ? new Partner(
                        shared.getProvider(),
                        shared.getPartnerUrl(),
                        shared.getPartnerToken(),
                        shared.getApiUrl(),
                        shared.getClientToken())
                : null;
        this.described = instance == null || shared.getApiToken() == null
                ? Optional.empty()
                : Optional.of(new GreenApiAccount(
                        shared.getProvider(),
                        instance,
                        shared.getApiUrl(),
                        shared.getApiToken(),
                        shared.getClientToken(),
                        Map.of()));
    }

    /** Whether the options name one instance, rather than leaving the accounts to the bean. */
    boolean isOne() {
        return instance != null;
    }

    /** The account that the options name; empty when they name none, or one that the bean does not know. */
    Optional<GreenApiAccount> named() {
        if (instance == null || bean == null) {
            return described;
        }
        return bean.find(instance).or(() -> described);
    }

    /**
     * What a call for a message is made with.
     *
     * @param chosen the value of the header that chooses the account; null when it is not set
     */
    Credentials credentials(String chosen) {
        GreenApiAccount account = operation.needsInstance() ? addressed(chosen) : null;
        if (account != null && partner != null && account.provider() != partner.provider()) {
            throw new IllegalArgumentException(
                    "The instance is at another provider than the option partnerToken is for;"
                            + " use an endpoint with provider="
                            + account.provider().id());
        }
        return new Credentials(account, partner);
    }

    /**
     * The account that a message addresses.
     *
     * <p>A message may choose one of the bean's accounts, but never send the endpoint's token to another instance.
     *
     * @param chosen the value of the header; null when it is not set
     */
    GreenApiAccount addressed(String chosen) {
        if (chosen == null && instance == null) {
            throw new IllegalArgumentException(
                    "No account is named: set the header " + GreenApiConstants.INSTANCE + " or the option instance");
        }
        if (chosen == null || chosen.equals(instance)) {
            return named().orElseThrow(() -> unknown(instance));
        }
        if (bean == null) {
            throw new IllegalArgumentException("The header " + GreenApiConstants.INSTANCE
                    + " names an instance other than the endpoint's; set the option accounts, or remove the header");
        }
        return bean.find(chosen).orElseThrow(() -> unknown(chosen));
    }

    private static IllegalArgumentException unknown(String instance) {
        // A message may have named it, and then it may be anything.
        boolean plain = instance.matches("[\\w-]{1,40}");
        return new IllegalArgumentException("The bean in the option accounts does not contain "
                + (plain
                        ? "instance " + instance
                        : "the instance that the header " + GreenApiConstants.INSTANCE + " names"));
    }

    @Override
    public Optional<GreenApiAccount> find(String other) {
        return instance == null
                ? bean.find(other)
                : named().filter(account -> account.instance().equals(other));
    }

    @Override
    public Collection<GreenApiAccount> all() {
        return instance == null ? bean.all() : List.of(named().orElseThrow(() -> unknown(instance)));
    }

    /** One account neither comes nor goes. */
    @Override
    public AutoCloseable listen(Listener listener) {
        return instance == null ? bean.listen(listener) : () -> {};
    }
}
