/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.simulator.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All instances of one simulator, in the order of their creation. To be used on the simulator's loop alone. */
public final class Instances {

    private final Map<String, Instance> byId = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when there is one with this id */
    public void add(Instance instance) {
        if (byId.putIfAbsent(instance.id(), instance) != null) {
            throw new IllegalArgumentException("Instance " + instance.id() + " is simulated already");
        }
    }

    /** Null when there is none. */
    public Instance find(String id) {
        return byId.get(id);
    }

    /** Null when there is none, or one of another provider. */
    public <T extends Instance> T find(Class<T> provider, String id) {
        Instance found = byId.get(id);
        return provider.isInstance(found) ? provider.cast(found) : null;
    }

    public List<Instance> all() {
        return List.copyOf(byId.values());
    }

    public <T extends Instance> List<T> all(Class<T> provider) {
        return byId.values().stream()
                .filter(provider::isInstance)
                .map(provider::cast)
                .toList();
    }

    /** Has nothing left of an instance. */
    public void remove(String id) {
        byId.remove(id);
    }
}
