package dev.nightshift.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.storage.EmbeddingSpace;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EmbeddingPoolTest {
    private static final List<String> NUMBERS =
            IntStream.range(0, 500).mapToObj(Integer::toString).toList();

    @Test
    void keepsTheOrderOfTheTexts() throws Exception {
        try (EmbeddingPool pool = pool(4, Double::parseDouble)) {
            List<float[]> vectors = pool.embedAll(NUMBERS);

            assertThat(vectors).hasSize(500);
            for (int i = 0; i < 500; i++) {
                assertThat(vectors.get(i)).containsExactly(i);
            }
        }
    }

    @Test
    void embedsNothingForNothing() throws Exception {
        try (EmbeddingPool pool = pool(2, Double::parseDouble)) {
            assertThat(pool.embedAll(List.of())).isEmpty();
        }
    }

    @Test
    void worksWithAsManyThreadsAsItWasGiven() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        try (EmbeddingPool pool = pool(3, text -> {
            meet(three);
            return 0;
        })) {
            assertThat(pool.embedAll(NUMBERS.subList(0, 3))).hasSize(3);
        }
    }

    @Test
    void passesOnTheFirstFailureAndBeginsNothingAfterIt() {
        AtomicInteger begun = new AtomicInteger();
        IllegalArgumentException tooLong = new IllegalArgumentException("too long");
        try (EmbeddingPool pool = pool(1, text -> {
            if (begun.incrementAndGet() == 3) {
                throw tooLong;
            }
            return 0;
        })) {
            assertThatThrownBy(() -> pool.embedAll(NUMBERS)).isSameAs(tooLong);

            assertThat(begun).hasValue(3);
        }
    }

    @Test
    void servesTheNextBatchAfterAFailure() throws Exception {
        try (EmbeddingPool pool = pool(2, Double::parseDouble)) {
            assertThatThrownBy(() -> pool.embedAll(List.of("1", "x"))).isInstanceOf(NumberFormatException.class);

            assertThat(pool.embedAll(List.of("7")).get(0)).containsExactly(7);
        }
    }

    @Test
    void stopsWhenItsCallerIsInterruptedOnceTheTextsBegunAreDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        try (EmbeddingPool pool = pool(1, text -> {
            begun.countDown();
            await(mayEnd);
            return done.incrementAndGet();
        })) {
            FutureTask<Integer> call = new FutureTask<>(() -> {
                assertThatThrownBy(() -> pool.embedAll(NUMBERS)).isInstanceOf(InterruptedException.class);
                return done.get();
            });
            Thread caller = new Thread(call);
            caller.start();
            begun.await();

            caller.interrupt();
            Thread.sleep(100);
            assertThat(call.isDone())
                    .as("returned while a text was being embedded")
                    .isFalse();
            mayEnd.countDown();

            assertThat(call.get()).isEqualTo(1);
        }
    }

    private static EmbeddingPool pool(int threads, ToDoubleFunction<String> embedding) {
        return new EmbeddingPool(new Fake(embedding), new EmbeddingSettings(threads));
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Fake(ToDoubleFunction<String> embedding) implements TextEmbedder {
        @Override
        public EmbeddingSpace space() {
            return new EmbeddingSpace("fake", "1", 1);
        }

        @Override
        public float[] embed(String text) {
            return new float[] {(float) embedding.applyAsDouble(text)};
        }

        @Override
        public int countTokens(String text) {
            return text.length();
        }

        @Override
        public int maxTokens() {
            return 256;
        }

        @Override
        public boolean covers(String language) {
            return true;
        }

        @Override
        public void close() {}
    }
}
