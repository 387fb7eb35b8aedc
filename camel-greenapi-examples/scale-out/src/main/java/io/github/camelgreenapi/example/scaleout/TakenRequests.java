/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.example.scaleout;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The requests that any worker has taken, in a state repository that all share.
 *
 * <p>Camel's own repository on Kafka, KafkaIdempotentRepository, would answer from a copy that lags behind the other
 * workers'.
 */
public final class TakenRequests extends ServiceSupport implements IdempotentRepository {

    private static final String TAKEN = "taken";

    private StateRepository<String, String> states;

    public StateRepository<String, String> getStates() {
        return states;
    }

    public void setStates(StateRepository<String, String> states) {
        this.states = states;
    }

    @Override
    protected void doStart() {
        states.start();
    }

    @Override
    public boolean add(String request) {
        boolean isNew = !contains(request);
        states.setState(request, TAKEN);
        return isNew;
    }

    @Override
    public boolean contains(String request) {
        return TAKEN.equals(states.getState(request));
    }

    @Override
    public boolean remove(String request) {
        boolean known = contains(request);
        states.setState(request, null);
        return known;
    }

    @Override
    public boolean confirm(String request) {
        return contains(request);
    }

    /** Not offered: it would forget the requests of every worker. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException("The workers share these requests; delete the topic instead");
    }
}
