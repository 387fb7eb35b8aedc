/** The Apache Camel component {@code greenapi}: a thin ring around packages that know nothing of Camel. */
package io.github.camelgreenapi;
