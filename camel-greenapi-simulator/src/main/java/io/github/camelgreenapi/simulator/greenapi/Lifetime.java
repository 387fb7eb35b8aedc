/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.greenapi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An instance from its creation to its deletion, as the partner's list shows it. */
public final class Lifetime {

    /** How an instance answers, by its age. */
    public enum Phase {
        /** Just created: its token is not accepted yet. */
        UNKNOWN,
        /** Its payment is not known yet. */
        UNPAID,
        /** It has no state yet. */
        STATELESS,
        READY,
        DELETED
    }

    private final String name;
    private final Instant created;
    private final Duration fresh;

    /** Null while it exists. */
    private Instant deleted;

    /** @param fresh how long after its creation it is ready; a third of that for each phase before */
    public Lifetime(String name, Instant created, Duration fresh) {
        this.name = name;
        this.created = created;
        this.fresh = fresh;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    public Optional<Instant> deleted() {
        return Optional.ofNullable(deleted);
    }

    /** Has all its calls refused; what is linked stays linked. */
    public void delete(Instant now) {
        deleted = now;
    }

    public Phase phase(Instant now) {
        if (deleted != null) {
            return Phase.DELETED;
        }
        Duration age = Duration.between(created, now);
        if (age.compareTo(fresh) >= 0) {
            return Phase.READY;
        }
        return age.multipliedBy(3).compareTo(fresh) < 0
                ? Phase.UNKNOWN
                : age.multipliedBy(3).compareTo(fresh.multipliedBy(2)) < 0 ? Phase.UNPAID : Phase.STATELESS;
    }
}
