//! Parses the text of an answers file as JSON and finds duplicate keys.
//!
//! A JSON reader keeps the last of two; the author should hear about both. Does not look at what answers mean.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value as Json};

use super::{super::Code, problem::Problem};

/// Parses JSON; also returns a problem for each key that occurs twice in an object.
pub fn parse(text: &str) -> Result<(Json, Vec<Problem>), serde_json::Error> {
    let mut problems = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    let json = Reading { path: String::new(), problems: &mut problems }.deserialize(&mut reader)?;
    reader.end()?;
    Ok((json, problems))
}

/// Parses one value at a path such as `certificates[0].level`.
struct Reading<'p> {
    path: String,
    problems: &'p mut Vec<Problem>,
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::from(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::from(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::from(text))
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let Self { path, problems } = self;
        let mut list: Vec<Json> = Vec::new();
        loop {
            let path = format!("{path}[{}]", list.len());
            let Some(item) = items.next_element_seed(Reading { path, problems: &mut *problems })? else { break };
            list.push(item);
        }
        Ok(Json::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let Self { path, problems } = self;
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            let value = entries.next_value_seed(Reading { path: path.clone(), problems: &mut *problems })?;
            if object.insert(key.clone(), value).is_some() {
                let message = format!("`{key}` is answered twice; only one could count");
                problems.push(Problem::new(Code::BadAnswer, &path, message, "keep one of the answers"));
            }
        }
        Ok(Json::Object(object))
    }
}
