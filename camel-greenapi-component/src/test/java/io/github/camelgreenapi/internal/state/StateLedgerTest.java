/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.provider.StateWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded of one account, and who learns of it. States read {@code authorized@100}, with the second. */
class StateLedgerTest {

    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    private final StateLedger ledger = new StateLedger();

    /** Notes what it is passed. */
    private static final class Notes implements StateLedger.Listener {

        private final List<String> changes = new ArrayList<>();
        private int wantedPolls;

        @Override
        public void changed(RecordedChange change) {
            changes.add(text(change.state()));
        }

        @Override
        public void pollWanted() {
            wantedPolls++;
        }
    }

    private static AccountState state(String text) {
        String[] parts = text.split("@");
        Instant at = ZERO.plusSeconds(Long.parseLong(parts[1]));
        return new AccountState(Provider.GREEN_API, "1101", at, StateWords.greenApi(parts[0]), parts[0], null);
    }

    private static String text(AccountState state) {
        return state.raw() + "@" + (state.at().getEpochSecond() - ZERO.getEpochSecond());
    }

    private boolean poll(String state, String... past) {
        return ledger.recordPoll(
                state(state), List.of(past).stream().map(StateLedgerTest::state).toList(), ledger.number());
    }

    private StateChanged notify(String state) {
        return ledger.recordNotification(state(state), Source.queue);
    }

    private Notes listen(long since) {
        Notes notes = new Notes();
        ledger.addListener(since, notes);
        return notes;
    }

    private String present() {
        StateChanged change = ledger.current().orElseThrow();
        return text(change.current()) + " of " + (change.at().getEpochSecond() - ZERO.getEpochSecond());
    }

    @Test
    void aListenerGetsTheChangesAfterTheOneItKnows() {
        poll("notAuthorized@10");
        poll("authorized@100");
        poll("blocked@200");

        assertThat(listen(1).changes).containsExactly("authorized@100", "blocked@200");
        assertThat(listen(3).changes).isEmpty();
    }

    @Test
    void whoListensNoMoreGetsNothing() {
        Notes notes = listen(0);
        ledger.removeListener(notes);
        poll("authorized@100");

        assertThat(notes.changes).isEmpty();
        assertThat(ledger.listeners()).isZero();
    }

    @Test
    void aPollThatAnotherChangeOvertookDecidesNothing() {
        poll("notAuthorized@10");
        long began = ledger.number();
        notify("authorized@100");

        assertThat(ledger.recordPoll(state("notAuthorized@101"), List.of(), began))
                .isFalse();
        assertThat(present()).isEqualTo("authorized@100 of 100");
        assertThat(ledger.recordPoll(state("authorized@101"), List.of(), began)).isTrue();
    }

    @Test
    void aHundredChangesAreRemembered() {
        for (int i = 1; i <= 100; i++) {
            poll((i % 2 == 0 ? "authorized@" : "blocked@") + i * 100);
        }
        assertThat(ledger.change(1)).isPresent();

        poll("starting@20000");
        assertThat(ledger.change(1)).isEmpty();
        assertThat(ledger.change(2)).isPresent();
    }

    @Test
    void twoUnknownWordsAreTwoStates() {
        poll("holiday@10");
        poll("holiday@70");
        poll("festival@130");

        assertThat(listen(0).changes).containsExactly("holiday@10", "festival@130");
    }

    @Test
    void aReportFromBeforeTheLastPollDoesNotDateANewState() {
        poll("notAuthorized@10");
        // Within the slack of an undated change only a poll can tell.
        notify("starting@14");
        poll("notAuthorized@60");
        poll("starting@120");

        assertThat(present()).isEqualTo("starting@120 of 120");
    }

    @Test
    void aReportFromAfterTheLastPollDatesANewState() {
        Notes notes = listen(0);
        poll("notAuthorized@10");
        notify("starting@14");
        assertThat(notes.wantedPolls).isOne();
        poll("starting@16");

        assertThat(present()).isEqualTo("starting@14 of 14");
    }

    @Test
    void aReportFromBeforeTheNewestEntryOfTheHistoryDatesNothing() {
        poll("blocked@100", "blocked@99", "authorized@50");
        notify("starting@98");
        poll("starting@101");

        assertThat(present()).isEqualTo("starting@101 of 101");
    }

    @Test
    void aRestoredChangeIsTheOneThatAHistoryFollows() {
        RecordedChange kept = taken("authorized@100");

        ledger.restore(kept, true);
        assertThat(ledger.taken()).isEqualTo(ledger.number());
        // A later change may have been missed, so that a poll must settle this.
        notify("blocked@300");
        assertThat(present()).isEqualTo("authorized@100 of 100");
        poll("blocked@310", "blocked@300", "starting@200", "authorized@100");

        assertThat(listen(ledger.taken()).changes).containsExactly("starting@200", "blocked@300");
    }

    @Test
    void aRestoredChangeThatIsRecordedLeavesTheRecord() {
        RecordedChange kept = taken("authorized@100");
        poll("authorized@100", "authorized@100");
        poll("blocked@200", "blocked@200", "authorized@100");

        ledger.restore(kept, true);

        assertThat(ledger.taken()).isOne();
        assertThat(listen(ledger.taken()).changes).containsExactly("blocked@200");
    }

    @Test
    void aRestoredChangeThatIsNotRecordedBeginsTheRecordAnew() {
        poll("notAuthorized@10");
        notify("blocked@12");

        ledger.restore(taken("authorized@100"), true);

        assertThat(listen(0).changes).containsExactly("authorized@100");
        assertThat(ledger.taken()).isEqualTo(ledger.number());
        // What was doubtful before is not mixed up with what comes.
        poll("blocked@104");
        assertThat(present()).isEqualTo("blocked@104 of 104");
    }

    @Test
    void aRestoredChangeWithoutTheProvidersTimeIsDatedByItsPoll() {
        ledger.restore(
                RecordedChange.undated(
                        1,
                        new StateChanged(
                                Provider.GREEN_API,
                                "1101",
                                state("blocked@100").at(),
                                null,
                                state("blocked@100"),
                                Source.poll),
                        null),
                false);
        notify("starting@103");
        poll("starting@160");

        assertThat(present()).isEqualTo("starting@103 of 103");
    }

    /** A change that another process has taken. */
    private static RecordedChange taken(String state) {
        StateLedger other = new StateLedger();
        other.recordPoll(state(state), List.of(state(state)), 0);
        return other.change(1).orElseThrow();
    }

    @Test
    void aPollAfterANotificationFindsTheNextState() {
        notify("authorized@100");
        poll("blocked@200");

        assertThat(listen(0).changes).containsExactly("authorized@100", "blocked@200");
    }

    @Test
    void aReportFromBeforeTheNewestEntryOfTheHistoryIsAnotherChange() {
        poll("blocked@60", "blocked@59");
        poll("starting@120", "blocked@59");

        // Starting is not in the history; it came after the last entry.
        assertThat(notify("starting@57").at()).isEqualTo(state("starting@57").at());
        assertThat(notify("starting@60").at()).isEqualTo(state("starting@120").at());
    }

    @Test
    void ofTwoReportsInOneSecondTheFirstIsForgotten() {
        poll("notAuthorized@10");
        notify("starting@15");
        notify("notAuthorized@15");
        poll("starting@16");

        assertThat(present()).isEqualTo("starting@16 of 16");
    }

    @Test
    void whatWasDoubtfulBeforeARestoredChangeDatesNothing() {
        poll("notAuthorized@101");
        notify("blocked@103");
        ledger.restore(taken("authorized@100"), true);
        poll("blocked@106");

        assertThat(present()).isEqualTo("blocked@106 of 106");
    }

    @Test
    void whatFollowedTheTrueTimeOfARestoredChangeIsFound() {
        StateLedger other = new StateLedger();
        other.recordPoll(state("authorized@105"), List.of(), 0);
        other.recordNotification(state("authorized@100"), Source.queue);
        RecordedChange late =
                other.change(1).orElseThrow().confirmed(state("authorized@100").at(), Source.history);

        ledger.restore(late, true);
        poll("authorized@200", "authorized@150", "blocked@103", "authorized@100");

        assertThat(listen(ledger.taken()).changes).containsExactly("blocked@103", "authorized@150");
    }
}
