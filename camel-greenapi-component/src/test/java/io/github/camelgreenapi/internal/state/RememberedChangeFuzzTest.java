/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.Allocation;
import io.github.camelgreenapi.Mutations;
import io.github.camelgreenapi.account.GreenApiAccount;
import io.github.camelgreenapi.account.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a state repository has under the name of an account is a change, or none. */
class RememberedChangeFuzzTest {

    private static final GreenApiAccount ACCOUNT =
            new GreenApiAccount(Provider.GREEN_API, "1101", null, Mutations.SECRET, null, Map.of());

    @Provide
    Arbitrary<byte[]> records() {
        return Mutations.of(
                "{\"state\":\"AUTHORIZED\",\"raw\":\"authorized\",\"source\":\"poll\",\"at\":\"2026-01-01T00:00:00Z\","
                        + "\"trueTime\":\"2026-01-01T00:00:00Z\",\"notBefore\":\"2025-12-31T23:59:00Z\","
                        + "\"reporters\":[\"history\",\"queue\"]}",
                "{\"state\":\"UNKNOWN\",\"raw\":\"new word\",\"source\":\"history\","
                        + "\"at\":\"-1000000000-01-01T00:00:00Z\"}");
    }

    @Property
    void aRecordIsAChangeOrNone(@ForAll("records") byte[] record) {
        String text = new String(record, StandardCharsets.UTF_8);

        Optional<RecordedChange> read = Allocation.atMost(64 * Allocation.MB, () -> ChangeText.read(ACCOUNT, text));

        read.ifPresent(change -> {
            assertThat(change.change().toString()).doesNotContain(Mutations.SECRET);
            assertThat(change.change().id()).matches("[\\w.:+-]+");
            assertThat(ChangeText.read(ACCOUNT, ChangeText.of(change))).hasValue(change);
        });
    }

    @Property
    void anyTextIsAChangeOrNone(@ForAll String text) {
        assertThat(ChangeText.read(ACCOUNT, text)).isEmpty();
    }
}
