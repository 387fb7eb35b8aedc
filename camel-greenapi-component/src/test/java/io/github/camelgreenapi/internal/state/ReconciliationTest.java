/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.internal.state;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgreenapi.account.AccountState;
import io.github.camelgreenapi.account.Provider;
import io.github.camelgreenapi.event.StateChanged;
import io.github.camelgreenapi.event.StateChanged.Source;
import io.github.camelgreenapi.internal.provider.StateWords;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules as a table. A change reads {@code authorized@100 queue@98}: found at second 100, reported by the queue with
 * second 98; without the second part only a poll has found it, at some time since second 40.
 */
class ReconciliationTest {

    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    private static AccountState state(String text) {
        String[] parts = text.split("@");
        Instant at = ZERO.plusSeconds(Long.parseLong(parts[1]));
        return new AccountState(Provider.GREEN_API, "1101", at, StateWords.greenApi(parts[0]), parts[0], null);
    }

    private static List<AccountState> states(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .map(ReconciliationTest::state)
                        .toList();
    }

    private static RecordedChange change(int number, String text) {
        String[] parts = text.strip().split(" ");
        AccountState state = state(parts[0]);
        RecordedChange change = RecordedChange.undated(
                number,
                new StateChanged(Provider.GREEN_API, "1101", state.at(), null, state, Source.poll),
                ZERO.plusSeconds(40));
        for (String report : Arrays.asList(parts).subList(1, parts.length)) {
            String[] reporter = report.split("@");
            change = change.confirmed(ZERO.plusSeconds(Long.parseLong(reporter[1])), Source.valueOf(reporter[0]));
        }
        return change;
    }

    private static Reconciliation recorded(String text) {
        List<String> changes = text.isBlank() ? List.of() : List.of(text.split(","));
        return new Reconciliation(Stream.iterate(0, i -> i < changes.size(), i -> i + 1)
                .map(i -> change(i + 1, changes.get(i)))
                .toList());
    }

    private static String text(AccountState state) {
        return state.raw() + "@" + (state.at().getEpochSecond() - ZERO.getEpochSecond());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            recorded                                     | notification      | from    | meaning
            ''                                           | authorized@100    | queue   | NEW
            authorized@100 queue@98                      | authorized@98     | webhook | KNOWN
            authorized@100 queue@98                      | authorized@96     | webhook | KNOWN
            authorized@100                               | authorized@70     | queue   | KNOWN
            authorized@100                               | authorized@130    | queue   | KNOWN
            authorized@100 queue@98                      | notAuthorized@120 | queue   | NEW
            authorized@100 queue@98                      | notAuthorized@98  | queue   | NEW
            authorized@100 queue@98                      | notAuthorized@98  | webhook | DOUBTFUL
            authorized@100 queue@98                      | notAuthorized@60  | queue   | OLD
            authorized@100                               | notAuthorized@104 | queue   | DOUBTFUL
            authorized@100                               | notAuthorized@106 | queue   | NEW
            authorized@100                               | notAuthorized@30  | queue   | OLD
            authorized@100 queue@98,notAuthorized@200 queue@199 | authorized@98 | webhook | KNOWN
            authorized@100 queue@98,notAuthorized@200 queue@199 | authorized@97 | queue   | OLD
            suspended@188 queue@80,starting@190 queue@97 | suspended@188     | queue   | DOUBTFUL
            """,
            useHeadersInDisplayName = true)
    void aNotificationIsPlaced(String recorded, String notification, Source from, Reconciliation.Meaning meaning) {
        assertThat(recorded(recorded)
                        .ofNotification(state(notification), from, true)
                        .meaning())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "authorized@100 queue@98, authorized@98, KNOWN",
        "authorized@100 queue@98, authorized@130, DOUBTFUL",
        "authorized@100 queue@98, notAuthorized@120, DOUBTFUL",
        "authorized@100 queue@98, notAuthorized@60, OLD"
    })
    void aPollPlacesWhatMayFollowAGap(String recorded, String notification, Reconciliation.Meaning meaning) {
        assertThat(recorded(recorded)
                        .ofNotification(state(notification), Source.queue, false)
                        .meaning())
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            recorded                 | polled       | doubtful                    | dated
            blocked@100 history@98   | starting@120 | ''                          | starting@120
            blocked@100 history@98   | starting@120 | starting@110                | starting@110
            blocked@100 history@98   | starting@120 | starting@110,starting@115   | starting@110
            blocked@100 history@98   | starting@120 | notAuthorized@110           | starting@120
            blocked@100 history@98   | starting@120 | starting@90                 | starting@120
            blocked@100 history@98   | starting@120 | starting@98                 | starting@120
            blocked@100 history@98   | starting@120 | blocked@98,starting@98      | starting@98
            blocked@100 queue@98     | starting@120 | starting@98                 | starting@98
            blocked@100              | starting@120 | starting@104                | starting@104
            blocked@100              | starting@120 | starting@99                 | starting@120
            """,
            useHeadersInDisplayName = true)
    void aNewStateHasTheTimeOfItsFirstReport(String recorded, String polled, String doubtful, String dated) {
        List<DoubtfulReports.Report> reports = states(doubtful).stream()
                .map(state -> new DoubtfulReports.Report(state, Source.queue))
                .toList();

        assertThat(text(recorded(recorded)
                        .ofPoll(state(polled), ZERO.plusSeconds(98), reports)
                        .polled()))
                .isEqualTo(dated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            recorded                 | read             | history, newest first                            | added
            authorized@100           | ''               | authorized@100                                   | ''
            authorized@100           | ''               | notAuthorized@150, authorized@100                | notAuthorized@150
            authorized@100           | authorized@100   | authorized@190,notAuthorized@150,authorized@100  | notAuthorized@150,authorized@190
            authorized@100           | authorized@100   | authorized@150, authorized@100                   | ''
            authorized@100 queue@100 | authorized@100   | authorized@103,notAuthorized@101,authorized@100  | notAuthorized@101,authorized@103
            authorized@100 queue@100 | ''               | authorized@103,notAuthorized@101,authorized@100  | notAuthorized@101,authorized@103
            authorized@100 queue@100,notAuthorized@200 queue@200 | authorized@100 | notAuthorized@200,authorized@160,notAuthorized@150,authorized@100 | ''
            authorized@100 queue@100,notAuthorized@200 queue@200 | authorized@100 | authorized@230,notAuthorized@200,authorized@100 | authorized@230
            blocked@188 queue@80,starting@190 queue@97 | blocked@80 | blocked@188,blocked@80 | ''
            authorized@100 queue@100 | authorized@100   | notAuthorized@100,authorized@100                 | notAuthorized@100
            authorized@120           | notAuthorized@50 | authorized@110,blocked@110,notAuthorized@50      | ''
            """,
            useHeadersInDisplayName = true)
    void aHistoryAddsWhatIsNewInOrder(String recorded, String read, String history, String added) {
        AccountState mark = read.isBlank() ? null : state(read);

        assertThat(recorded(recorded).ofHistory(states(history), mark).added())
                .extracting(ReconciliationTest::text)
                .containsExactlyElementsOf(
                        states(added).stream().map(ReconciliationTest::text).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            recorded                                  | read             | history, newest first            | confirmed
            authorized@100                            | ''               | authorized@98                    | 1
            authorized@100                            | ''               | notAuthorized@150,authorized@98  | 1
            authorized@100                            | ''               | blocked@98                       | ''
            authorized@100 queue@98                   | authorized@98    | authorized@98                    | 1
            authorized@100 queue@98                   | authorized@98    | notAuthorized@150                | ''
            authorized@100 queue@98,blocked@200 queue@198 | authorized@98 | blocked@198,authorized@98       | 1 2
            authorized@100 queue@98,blocked@200       | authorized@98    | blocked@197,authorized@98        | 1 2
            authorized@100 queue@98,blocked@200       | authorized@98    | starting@197,authorized@98       | 1
            """,
            useHeadersInDisplayName = true)
    void aHistoryConfirmsWhatIsRecorded(String recorded, String read, String history, String confirmed) {
        AccountState mark = read.isBlank() ? null : state(read);

        assertThat(recorded(recorded).ofHistory(states(history), mark).recorded().stream()
                        .filter(change -> change.reporters().contains(Source.history))
                        .map(change -> String.valueOf(change.number()))
                        .collect(joining(" ")))
                .isEqualTo(confirmed);
    }
}
