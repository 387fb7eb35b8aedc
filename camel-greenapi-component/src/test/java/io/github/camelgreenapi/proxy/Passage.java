/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelgreenapi.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection: what comes out of one end goes into the other, each piece when its toxics let it. All
 * of it belongs to the event loop.
 */
final class Passage extends ChannelInboundHandlerAdapter {

    private static final int MOST_QUEUED = 64 * 1024;
    private static final long BETWEEN_SLICES = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long NEVER = Long.MAX_VALUE;

    /** What happens at a time: a piece of the traffic passes, or, when there is none, something else. */
    private record Step(long due, ByteBuf piece, Runnable event) {

        Step at(long time) {
            return new Step(time, piece, event);
        }

        int size() {
            return piece == null ? 0 : piece.readableBytes();
        }
    }

    private final Random random;
    private final Queue<Step> steps = new ArrayDeque<>();
    private List<Toxic> toxics;
    private Tunnel tunnel;
    private SocketChannel source;
    private SocketChannel sink;
    private int left;
    private int queued;
    // When the step before is over.
    private long free;
    private boolean sourceEnded;
    private boolean atEnd;
    private boolean scheduled;

    Passage(Random random, List<Toxic> toxics) {
        this.random = random;
        this.toxics = toxics;
        this.left = failure().map(Toxic.Failure::after).orElse(Integer.MAX_VALUE);
    }

    void begin(Tunnel through, SocketChannel from, SocketChannel to) {
        tunnel = through;
        source = from;
        sink = to;
        free = System.nanoTime();
        failIfDue();
        regulate();
    }

    private <T extends Toxic> Optional<T> toxic(Class<T> kind) {
        return toxics.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private Optional<Toxic.Failure> failure() {
        return toxic(Toxic.Failure.class);
    }

    /** Whether nothing more passes in this direction. */
    boolean isAtEnd() {
        return atEnd;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            while (bytes.isReadable() && !sourceEnded) {
                int size = Math.min(Math.min(sliceSize(), bytes.readableBytes()), left);
                pass(bytes.readRetainedSlice(size));
                left -= size;
                failIfDue();
            }
        } finally {
            bytes.release();
        }
        move();
    }

    private int sliceSize() {
        return toxic(Toxic.Slicing.class)
                .map(slicing -> 1 + random.nextInt(slicing.most()))
                .orElse(Integer.MAX_VALUE);
    }

    private void pass(ByteBuf piece) {
        int size = piece.readableBytes();
        long now = System.nanoTime();
        long due = Math.max(now + latency(), free == NEVER ? NEVER : free + cost(size));
        add(new Step(due, piece, null));
    }

    private long latency() {
        return toxic(Toxic.Latency.class)
                .map(latency -> latency.base()
                        .plus(latency.jitter()
                                .multipliedBy(random.nextInt(1_001))
                                .dividedBy(1_000)))
                .orElse(Duration.ZERO)
                .toNanos();
    }

    /** How long a piece of this size occupies the line. */
    private long cost(int size) {
        long slicing = toxic(Toxic.Slicing.class).isPresent() ? BETWEEN_SLICES : 0;
        long bandwidth = toxic(Toxic.Bandwidth.class)
                .map(line -> TimeUnit.SECONDS.toNanos(size) / line.bytesPerSecond())
                .orElse(0L);
        return Math.max(slicing, bandwidth);
    }

    private void failIfDue() {
        if (left > 0 || sourceEnded || failure().isEmpty()) {
            return;
        }
        Toxic.Failure failure = failure().get();
        left = Integer.MAX_VALUE;
        if (failure instanceof Toxic.Stall) {
            // What comes later waits behind it.
            add(new Step(NEVER, null, () -> {}));
        } else if (failure instanceof Toxic.HalfClose) {
            sourceEnded = true;
            add(new Step(free, null, this::shutSink));
        } else if (failure instanceof Toxic.Reset) {
            sourceEnded = true;
            add(new Step(free, null, tunnel::reset));
        } else {
            sourceEnded = true;
            add(new Step(free, null, tunnel::close));
        }
        move();
    }

    private void add(Step step) {
        free = step.due();
        queued += step.size();
        steps.add(step);
    }

    /** Does what is due. */
    private void move() {
        long now = System.nanoTime();
        while (!steps.isEmpty() && steps.peek().due() <= now) {
            Step step = steps.remove();
            queued -= step.size();
            if (step.piece() != null) {
                sink.writeAndFlush(step.piece());
            } else {
                step.event().run();
            }
        }
        Step next = steps.peek();
        if (next != null && next.due() != NEVER && !scheduled) {
            scheduled = true;
            source.eventLoop()
                    .schedule(
                            () -> {
                                scheduled = false;
                                move();
                            },
                            next.due() - now,
                            TimeUnit.NANOSECONDS);
        }
        regulate();
    }

    /** Reads on unless too much waits, so that a slow line slows down who writes to it. */
    void regulate() {
        if (source != null) {
            source.config().setAutoRead(sink.isWritable() && queued < MOST_QUEUED);
        }
    }

    void heal() {
        toxics = List.of();
        left = Integer.MAX_VALUE;
        free = System.nanoTime();
        List<Step> held = List.copyOf(steps);
        steps.clear();
        held.forEach(step -> steps.add(step.at(free)));
        if (source != null) {
            move();
        }
    }

    private void shutSink() {
        atEnd = true;
        sink.shutdownOutput();
        tunnel.endOfOneDirection();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && !sourceEnded) {
            sourceEnded = true;
            add(new Step(free, null, this::shutSink));
            move();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        tunnel.writabilityChanged(this);
    }

    /** The end was reset, which the other end learns in its turn. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (tunnel != null) {
            sourceEnded = true;
            add(new Step(free, null, tunnel::reset));
            move();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Drops what has not passed. */
    void discard() {
        sourceEnded = true;
        steps.stream().map(Step::piece).filter(Objects::nonNull).forEach(ByteBuf::release);
        steps.clear();
    }
}
