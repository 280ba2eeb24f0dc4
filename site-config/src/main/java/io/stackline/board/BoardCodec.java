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
 * <p>Each kind of word has a version of its own ({@link WordVersions}), which grows only when an
 * older reader would misunderstand it. A word of an older version is read, one of a newer version
 * refused. Refused are also another word, an unknown member or constant, a missing component,
 * values a record does not accept, more than {@value #BYTES_MAX} bytes. Only an {@link
 * java.util.Optional} may be missing and is empty then: so a word grows by one, and what an older
 * Stackline wrote is still read.
 *
 * <p>What a newer Stackline has added to a word without a new version, an older one may pass over
 * or refuse, see {@link #forLanes} and {@link #create}. Thread-safe.
 */
public final class BoardCodec {
  /** A chunk of trace is the largest word and stays well below. */
  public static final int BYTES_MAX = 4 << 20;

  private static final String MEMBER = "@type";

  private final JsonMapper mapper;
  private final WordVersions versions;

  private BoardCodec(JsonMapper mapper, WordVersions versions) {
    this.mapper = mapper;
    this.versions = versions;
  }

  /**
   * For what is kept and written again: components it does not know it refuses. A run that went
   * through an older Stackline would come back without them, and nothing else would notice: the
   * store is shut against an older one only where its tables have changed.
   */
  public static BoardCodec create() {
    return of(WordVersions.TODAY, true);
  }

  /**
   * For what processes tell each other, which may be of two releases while a line is updated:
   * components it does not know, in whatever record, it passes over. What it has read so is to be
   * shown or acted on; whoever wrote it still has all of it.
   */
  public static BoardCodec forLanes() {
    return of(WordVersions.TODAY, false);
  }

  static BoardCodec of(WordVersions versions, boolean toTheLetter) {
    return new BoardCodec(
        JsonMapper.builder()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, toTheLetter)
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
            .build(),
        versions);
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
      json.writeNumberField("version", versions.of(kind));
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
      require(name, envelope.path("word"), TextNode.valueOf(name));
      requireKnown(name, envelope.path("version"), versions.of(kind));
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

  private static void requireKnown(String name, JsonNode found, int known) throws WordRefused {
    if (!found.isInt() || found.intValue() < 1) {
      throw new WordRefused(name + ": expected a version in the envelope, found " + found);
    }
    if (found.intValue() > known) {
      throw new WordRefused(
          name + ": says version " + found + ", this Stackline knows " + known + ": update it");
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
