/** An example: tenants come by a message, get an instance, link it, and give it back. */
package io.github.camelgreenapi.example.onboarding;
