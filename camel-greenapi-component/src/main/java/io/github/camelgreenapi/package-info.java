/** The Apache Camel component {@code greenapi}: its endpoint, producer and consumers. */
package io.github.camelgreenapi;
