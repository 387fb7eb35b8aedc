/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal journal = new Journal();

    private void link(String json) throws Exception {
        journal.add(new ObjectMapper()
                .readTree("{'instance':'1','session':'s',%s}".formatted(json).replace('\'', '"')));
    }

    private void state(String previous, String current) throws Exception {
        String json = "{'instance':'1','type':'stateInstanceChanged','previous':%s,'current':{'value':'%s'}}"
                .formatted(previous == null ? "null" : "{'value':'" + previous + "'}", current);
        journal.add(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void nothingIsWrongWithOneSessionAndOneOutcome() throws Exception {
        link("'type':'qrCode','sequence':1");
        link("'type':'qrCode','sequence':2");
        link("'type':'timeoutExpired'");
        link("'type':'stopped'");
        journal.outcome("1", "stopped");
        state(null, "AUTHORIZED");
        state("AUTHORIZED", "BLOCKED");

        assertThat(journal.problems(Set.of("1"))).isEmpty();
    }

    @Test
    void aSecondOutcomeOrNoneIsNamed() {
        journal.outcome("1", "stopped");
        journal.outcome("1", "accountData");

        assertThat(journal.problems(Set.of("1", "2")))
                .containsExactlyInAnyOrder("1 has the outcomes [stopped, accountData]", "2 has the outcomes []");
    }

    @Test
    void disorderInASessionIsNamed() throws Exception {
        journal.outcome("1", "accountData");
        link("'type':'qrCode','sequence':2");
        link("'type':'qrCode','sequence':1");
        link("'type':'accountData'");
        link("'type':'qrCode','sequence':3");

        assertThat(journal.problems(Set.of("1")))
                .containsExactly("1 has QR code 1 after 2", "1 has qrCode after the end of its session");
    }

    @Test
    void theFirstStateMayComeTwice() throws Exception {
        journal.outcome("1", "accountData");
        state(null, "AUTHORIZED");
        state(null, "AUTHORIZED");
        state("AUTHORIZED", "BLOCKED");
        assertThat(journal.problems(Set.of("1"))).isEmpty();
        assertThat(journal.states("1")).containsExactly("AUTHORIZED", "BLOCKED");

        state(null, "BLOCKED");
        assertThat(journal.problems(Set.of("1"))).containsExactly("1 goes on from null after BLOCKED");
    }

    @Test
    void aStateThatWasLeftOutIsNamed() throws Exception {
        journal.outcome("1", "accountData");
        state(null, "AUTHORIZED");
        state("BLOCKED", "AUTHORIZED");

        assertThat(journal.problems(Set.of("1"))).containsExactly("1 goes on from BLOCKED after AUTHORIZED");
    }
}
