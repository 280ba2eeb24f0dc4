package io.stackline.board;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes bytes of the board's words and words of bytes: UTF-8 JSON {@code
 * {"version":1,"word":"RunStatus","is":{…}}}. Records are written by their components, a member of
 * a sealed interface with its simple name beside them, instants and durations in ISO 8601 to the
 * nanosecond, NaN as {@code "NaN"}.
 *
 * <p>Refuses what it does not know to the letter: another version, another word, an unknown member
 * or component, a missing component, values a record does not accept, more than {@value #BYTES_MAX}
 * bytes. Only an {@link java.util.Optional} may be missing and is empty then: so a word grows by
 * one, and what an older version wrote is still read. Thread-safe.
 */
public final class BoardCodec {
  /** Grows when a word changes so that older readers would misunderstand it. */
  public static final int VERSION = 1;

  /** A chunk of trace is the largest word and stays well below. */
  public static final int BYTES_MAX = 4 << 20;

  private static final String MEMBER = "@type";

  private final JsonMapper mapper;

  private BoardCodec(JsonMapper mapper) {
    this.mapper = mapper;
  }

  public static BoardCodec create() {
    return new BoardCodec(
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new SealedByName())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build());
  }

  /**
   * Bytes of a word.
   *
   * @param kind the word's type as its lane names it, for instance {@code Command.class}
   * @throws IllegalArgumentException if no bytes can be made of it: a bug in the word
   */
  public <T> byte[] encode(Class<T> kind, T word) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = mapper.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("word", kind.getSimpleName());
      json.writeFieldName("is");
      mapper.writerFor(kind).writeValue(json, word);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalArgumentException("no bytes for a " + kind.getSimpleName(), e);
    }
    if (bytes.size() > BYTES_MAX) {
      throw new IllegalArgumentException(
          kind.getSimpleName() + " takes " + bytes.size() + " bytes, more than " + BYTES_MAX);
    }
    return bytes.toByteArray();
  }

  /**
   * The word in these bytes.
   *
   * @param kind the word's type, the same as in {@link #encode}
   */
  public <T> T decode(Class<T> kind, byte[] bytes) throws WordRefused {
    return decode(kind, bytes, word -> {});
  }

  /**
   * The word in these bytes, which an earlier version wrote.
   *
   * @param update adds to the word, as JSON, what it lacks
   */
  public <T> T decode(Class<T> kind, byte[] bytes, Consumer<JsonNode> update) throws WordRefused {
    String name = kind.getSimpleName();
    if (bytes.length > BYTES_MAX) {
      throw new WordRefused(name + ": " + bytes.length + " bytes are more than " + BYTES_MAX);
    }
    try {
      JsonNode envelope = mapper.readTree(bytes);
      require(name, envelope.path("version"), IntNode.valueOf(VERSION));
      require(name, envelope.path("word"), TextNode.valueOf(name));
      update.accept(envelope.path("is"));
      T word = mapper.readerFor(kind).readValue(envelope.path("is"));
      if (word == null) {
        throw new WordRefused(name + ": there is no word in the envelope");
      }
      return word;
    } catch (JsonProcessingException e) {
      throw new WordRefused(name + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new WordRefused(name + ": " + e.getMessage());
    }
  }

  private static void require(String name, JsonNode found, JsonNode known) throws WordRefused {
    if (!found.equals(known)) {
      throw new WordRefused(name + ": expected " + known + " in the envelope, found " + found);
    }
  }

  /** Gives every member of a sealed interface its simple name, without a word about it there. */
  private static final class SealedByName extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
        MapperConfig<?> config, Annotated type) {
      if (!isSealed(type.getRawType())) {
        return super.findPolymorphicTypeInfo(config, type);
      }
      return JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, MEMBER, null, false, true);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
      if (!isSealed(type.getRawType())) {
        return super.findSubtypes(type);
      }
      return members(type.getRawType())
          .map(member -> new NamedType(member, member.getSimpleName()))
          .toList();
    }

    /** Its records, also those of sealed interfaces within it. */
    private static Stream<Class<?>> members(Class<?> type) {
      return Arrays.stream(type.getPermittedSubclasses())
          .flatMap(member -> isSealed(member) ? members(member) : Stream.of(member));
    }

    private static boolean isSealed(Class<?> type) {
      return type.isInterface() && type.isSealed();
    }
  }
}
