// The door of messages: what people are told, and in which words.
export { feedbackTimer } from './ask/ask.ts'
export { type MessageDeps, messageFollower } from './compose/compose.ts'
export { mailEffect, probeMail } from './send/send.ts'
export { eraseMessages } from './store.ts'
