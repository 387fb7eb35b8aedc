/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InMemoryGreenApiAccountsTest {

    private final InMemoryGreenApiAccounts accounts = new InMemoryGreenApiAccounts();
    private final List<String> told = new ArrayList<>();

    /** What a listener was told, without a lock of its own: the accounts promise to tell one thing at a time. */
    private final class Notes implements GreenApiAccounts.Listener {

        @Override
        public void added(GreenApiAccount account) {
            told.add("+" + account.instance() + " " + account.apiToken());
        }

        @Override
        public void removed(GreenApiAccount account) {
            told.add("-" + account.instance() + " " + account.apiToken());
        }
    }

    @Test
    void anAccountIsFoundByItsInstance() {
        GreenApiAccount account = account("1", "a");
        accounts.add(account);

        assertThat(accounts.find("1")).containsSame(account);
        assertThat(accounts.find("2")).isEmpty();
        assertThat(accounts.all()).containsExactly(account);
    }

    @Test
    void anAccountWithNewCredentialsIsRemovedAndAdded() {
        accounts.listen(new Notes());
        accounts.add(account("1", "a"));
        accounts.add(account("1", "b"));

        assertThat(told).containsExactly("+1 a", "-1 a", "+1 b");
        assertThat(accounts.all()).containsExactly(account("1", "b"));
    }

    @Test
    void anAccountThatDidNotChangeNotifiesNobody() {
        accounts.listen(new Notes());
        accounts.add(account("1", "a"));
        accounts.add(account("1", "a"));
        accounts.remove("2");

        assertThat(told).containsExactly("+1 a");
    }

    @Test
    void anEndedListenerHearsNoMore() throws Exception {
        AutoCloseable listening = accounts.listen(new Notes());
        accounts.add(account("1", "a"));
        listening.close();
        accounts.remove("1");

        assertThat(told).containsExactly("+1 a");
    }

    @Test
    void aSnapshotDoesNotChangeLater() {
        accounts.add(account("1", "a"));
        Collection<GreenApiAccount> before = accounts.all();
        accounts.remove("1");

        assertThat(before).hasSize(1);
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    void changesFromManyThreadsArriveInOrder() throws Exception {
        accounts.listen(new Notes());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> changes = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                String token = Integer.toString(i);
                changes.add(() -> {
                    accounts.add(account("1", token));
                    return null;
                });
                changes.add(() -> {
                    accounts.remove("1");
                    return null;
                });
            }
            for (Future<Void> change : threads.invokeAll(changes)) {
                change.get();
            }
        } finally {
            threads.shutdownNow();
        }

        String present = null;
        Set<String> seen = new HashSet<>();
        for (String note : told) {
            if (note.startsWith("+")) {
                assertThat(present).isNull();
                present = note.substring(1);
                assertThat(seen.add(present)).isTrue();
            } else {
                assertThat(note.substring(1)).isEqualTo(present);
                present = null;
            }
        }
        assertThat(seen).hasSize(2_000);
    }

    private static GreenApiAccount account(String instance, String token) {
        return new GreenApiAccount(Provider.GREEN_API, instance, null, token, null, null);
    }

    @Test
    void aListenerThatFailsKeepsNothingFromTheOthers() {
        accounts.add(account("1", "a"));
        accounts.listen(new GreenApiAccounts.Listener() {
            @Override
            public void added(GreenApiAccount account) {
                throw new IllegalStateException("The listener fails");
            }

            @Override
            public void removed(GreenApiAccount account) {
                throw new IllegalStateException("The listener fails");
            }
        });
        accounts.listen(new Notes());

        assertThatThrownBy(() -> accounts.add(account("1", "b"))).hasMessage("The listener fails");

        assertThat(told).containsExactly("-1 a", "+1 b");
        assertThat(accounts.all()).containsExactly(account("1", "b"));
    }
}
