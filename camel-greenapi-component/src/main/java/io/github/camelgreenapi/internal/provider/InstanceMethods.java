/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.provider;

import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.internal.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of an instance, as the provider's dialect knows them. */
record InstanceMethods(GreenApiAccount account) implements ProviderMethods {

    @Override
    public AccountKey key() {
        return AccountKey.of(account);
    }

    @Override
    public URI address(String method, List<String> tail, Map<String, String> query) {
        return dialect().address(account, method, tail, query);
    }

    @Override
    public Map<String, String> headers() {
        return dialect().headers(account);
    }

    @Override
    public Optional<ProviderError> error(Reply reply) {
        return dialect().error(reply);
    }

    private Dialect dialect() {
        return Dialect.of(account.provider());
    }
}
